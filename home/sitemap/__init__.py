"""sitemap.xml: every page that may be found, in each of its languages (sitemaps.org, 0.9)."""

from home.sitemap.view import sitemap as sitemap

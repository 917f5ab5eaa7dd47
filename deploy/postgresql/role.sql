-- The site's role, for each of the two clusters: `psql -v ON_ERROR_STOP=1 -f role.sql`.
-- Its password is set afterwards with \password, which never writes it down.

CREATE ROLE @DATABASE_ROLE@ LOGIN CREATEDB;
-- On each connection the site asks for logs without words; whoever is no superuser needs leave.
GRANT SET ON PARAMETER log_statement, log_error_verbosity, log_min_duration_statement,
  log_min_error_statement, log_min_messages, log_parameter_max_length,
  log_parameter_max_length_on_error
  TO @DATABASE_ROLE@;

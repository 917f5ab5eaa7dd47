-- What wrk sends: each line of the file LOAD_ASKS is one question, taken by chance.
--   path                         is asked for
--   path <tab> cookies <tab> body   is sent as a form
-- Each question comes from one of LOAD_ADDRESSES addresses, LOAD_PAUSE milliseconds after the last
-- answer. At the end one line of JSON.
local asks, addresses, pause = {}, tonumber(os.getenv("LOAD_ADDRESSES")), tonumber(os.getenv("LOAD_PAUSE"))
local threads = {}

function setup(thread)
  table.insert(threads, thread)
  thread:set("number", #threads)
end

function init()
  math.randomseed(os.time() + number)
  for line in io.lines(os.getenv("LOAD_ASKS")) do
    local path, cookies, body = line:match("^([^\t]*)\t([^\t]*)\t(.*)$")
    table.insert(asks, { path = path or line, cookies = cookies, body = body })
  end
  seen = {}
end

function request()
  local ask, who = asks[math.random(#asks)], math.random(addresses)
  local headers = {
    Host = os.getenv("LOAD_HOST"),
    ["X-Load-Visitor"] = string.format("10.9.%d.%d", math.floor(who / 250), who % 250 + 1),
  }
  if not ask.body then
    return wrk.format("GET", ask.path, headers)
  end
  headers["Content-Type"] = "application/x-www-form-urlencoded"
  headers.Origin = os.getenv("LOAD_ORIGIN")
  if ask.cookies ~= "" then headers.Cookie = ask.cookies end
  return wrk.format("POST", ask.path, headers, ask.body)
end

function delay()
  return pause
end

function response(status)
  seen[status] = (seen[status] or 0) + 1
end

function done(summary, latency)
  local answers, told, broken = {}, {}, summary.errors
  for _, thread in ipairs(threads) do
    for code, times in pairs(thread:get("seen")) do
      answers[code] = (answers[code] or 0) + times
    end
  end
  for code, times in pairs(answers) do table.insert(told, string.format('"%d": %d', code, times)) end
  print(string.format(
    '{"seconds": %f, "median": %f, "p99": %f, "broken": %d, "late": %d, "answers": {%s}}',
    summary.duration / 1e6, latency:percentile(50) / 1e6, latency:percentile(99) / 1e6,
    broken.connect + broken.read + broken.write, broken.timeout, table.concat(told, ", ")))
end

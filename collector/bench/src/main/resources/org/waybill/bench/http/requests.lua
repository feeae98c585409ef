-- Asks for one path after the other, each once before any a second time. The same for every server.

local requests = {}
local next = 0

function init(args)
  wrk.headers["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.0"
  wrk.headers["Accept"] = "image/avif,image/webp,*/*"
  wrk.headers["Accept-Language"] = "en-US,en;q=0.5"
  for path in io.lines(args[1]) do
    requests[#requests + 1] = wrk.format("GET", path)
  end
end

function request()
  next = next % #requests + 1
  return requests[next]
end

function done(summary, latency, unused)
  local e = summary.errors
  local failed = e.connect + e.read + e.write + e.timeout + e.status
  io.write(string.format("WRK %d %d %d\n", summary.requests, summary.duration, failed))
end

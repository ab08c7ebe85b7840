-- Keep a snapshot, unless there is a later one of the same log: a process that has been slow must
-- not take back what a log was trimmed for.
--
-- KEYS  1 the snapshot   2 the log
-- ARGV  1 the position it ends with   2... fields and values
-- Returns 1, or 0 if there is a later one.

local known = redis.call('HGET', KEYS[1], 'end')
if known then
  local ok, last = pcall(cjson.decode, known)
  if ok and type(last) == 'table' and type(last[1]) == 'string' then
    local epoch, n = string.match(last[1], '^(%d+)-(%d+)$')
    local other, m = string.match(ARGV[1], '^(%d+)-(%d+)$')
    local there = epoch and redis.call('XRANGE', KEYS[2], last[1], last[1])[1]
    if epoch == other and tonumber(n) > tonumber(m) and there then
      return 0
    end
  end
end
redis.call('HSET', KEYS[1], unpack(ARGV, 2))
return 1

-- Append facts to a store's log if it still ends where the decision was made, and remember what the
-- operation answered: one atomic step, so what changes the state and what notifies is one write.
--
-- KEYS  1 the log   2 what this operation answered
-- ARGV  1 the position the decision was made at, "0-0" for a log that does not exist yet
--       2 what the entry there says: its fields, one a line
--       3 the epoch of a log that begins now   4 ms to remember the answer   5 the answer
--       6... kind, at, fact; three for each fact
-- Returns {"again", answer}    the operation was committed before: nothing is written
--         {"behind", last}     the log has moved on, or is another one that was rolled back and
--                              went on: nothing is written, catch up and decide again
--         {"done", last}       written; last is the new end of the log

local answer = redis.call('GET', KEYS[2])
if answer then
  return {'again', answer}
end

local newest = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
local last, said = '0-0', ''
if newest then
  last, said = newest[1], table.concat(newest[2], '\n')
end
if last ~= ARGV[1] or said ~= ARGV[2] then
  return {'behind', last}
end

local epoch, n = string.match(last, '^(%d+)-(%d+)$')
if last == '0-0' then epoch = ARGV[3] end
for i = 6, #ARGV, 3 do
  n = string.format('%.0f', n + 1)
  last = epoch .. '-' .. n
  redis.call('XADD', KEYS[1], last, 'kind', ARGV[i], 'at', ARGV[i + 1], 'fact', ARGV[i + 2])
end
redis.call('SET', KEYS[2], ARGV[5], 'PX', ARGV[4])
return {'done', last}

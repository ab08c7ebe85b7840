-- Append facts to a store's log if it still ends where the decisions were made, and remember what
-- each operation answered: one atomic step, so what changes the state and what notifies is one write.
-- A group of operations is written whole or not at all: each was decided on what is before it.
--
-- KEYS  1 the log   2... what each operation answered
-- ARGV  1 the position the decisions were made at, "0-0" for a log that does not exist yet
--       2 what the entry there says: its fields, one a line
--       3 the epoch of a log that begins now
--       4... for each operation: ms to remember the answer, the answer, how many facts,
--            and for each fact: kind, at, fact
-- Returns {"again", answer, i}  the i-th operation was committed before: nothing is written
--         {"behind", last}      the log has moved on, or is another one that was rolled back and
--                               went on: nothing is written, catch up and decide again
--         {"done", last}        written; last is the new end of the log

for i = 2, #KEYS do
  local answer = redis.call('GET', KEYS[i])
  if answer then
    return {'again', answer, i - 1}
  end
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
local at = 4
for i = 2, #KEYS do
  local ms, answer, facts = ARGV[at], ARGV[at + 1], tonumber(ARGV[at + 2])
  at = at + 3
  for _ = 1, facts do
    n = string.format('%.0f', n + 1)
    last = epoch .. '-' .. n
    redis.call('XADD', KEYS[1], last, 'kind', ARGV[at], 'at', ARGV[at + 1], 'fact', ARGV[at + 2])
    at = at + 3
  end
  redis.call('SET', KEYS[i], answer, 'PX', ms)
end
return {'done', last}

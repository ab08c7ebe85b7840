-- Append facts to a store's log if it still ends where the decision was made, and remember what the
-- operation answered: one atomic step, so what changes the state and what notifies is one write.
--
-- KEYS  1 the log   2 what this operation answered
-- ARGV  1 the position the decision was made at, "0-0" for a log that does not exist yet
--       2 the epoch of a log that begins now   3 ms to remember the answer   4 the answer
--       5... kind, at, fact; three for each fact
-- Returns {"again", answer}    the operation was committed before: nothing is written
--         {"behind", last}     the log has moved on: nothing is written, decide again
--         {"done", last}       written; last is the new end of the log

local answer = redis.call('GET', KEYS[2])
if answer then
  return {'again', answer}
end

local last = '0-0'
if redis.call('EXISTS', KEYS[1]) == 1 then
  local about = redis.call('XINFO', 'STREAM', KEYS[1])
  for i = 1, #about, 2 do
    if about[i] == 'last-generated-id' then last = about[i + 1] end
  end
end
if last ~= ARGV[1] then
  return {'behind', last}
end

local epoch, n = string.match(last, '^(%d+)-(%d+)$')
if last == '0-0' then epoch = ARGV[2] end
for i = 5, #ARGV, 3 do
  n = string.format('%.0f', n + 1)
  last = epoch .. '-' .. n
  redis.call('XADD', KEYS[1], last, 'kind', ARGV[i], 'at', ARGV[i + 1], 'fact', ARGV[i + 2])
end
redis.call('SET', KEYS[2], ARGV[4], 'PX', ARGV[3])
return {'done', last}

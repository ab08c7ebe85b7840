-- Say that a stream is archived up to an entry, and which staged files have to be moved for it.
-- From this moment the entries count as archived, and whoever comes next finishes the moves.
--
-- KEYS  1 how far the store is archived
-- ARGV  1 who says so   2 the stream   3 up to where it was archived before   4 and is now
--       5 the moves (JSON)   6... more fields and values to keep
-- Returns 1, or 0 if the store is somebody else's now or was archived further meanwhile.

local owner, before, moves = unpack(redis.call('HMGET', KEYS[1], 'owner', ARGV[2], 'moves'))
if owner ~= ARGV[1] or (before or '0-0') ~= ARGV[3] or (moves and moves ~= '[]') then
  return 0
end
redis.call('HSET', KEYS[1], ARGV[2], ARGV[4], 'moves', ARGV[5])
for i = 6, #ARGV, 2 do
  redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
end
return 1

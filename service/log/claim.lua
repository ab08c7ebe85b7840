-- Let one worker at a time archive a store, or learn from it, for a while.
--
-- KEYS  1 how far the store is archived, or learned from
-- ARGV  1 who asks   2 ms that the claim holds
-- Returns the fields and values of the hash, nothing if another worker has the store.

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local owner, till = unpack(redis.call('HMGET', KEYS[1], 'owner', 'till'))
if owner and owner ~= ARGV[1] and tonumber(till) > now then
  return {}
end
redis.call('HSET', KEYS[1], 'owner', ARGV[1], 'till', string.format('%.0f', now + ARGV[2]))
return redis.call('HGETALL', KEYS[1])

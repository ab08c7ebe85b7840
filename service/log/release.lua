-- Let other workers archive a store, or learn from it, at once.
--
-- KEYS  1 how far the store is archived, or learned from
-- ARGV  1 who had it

if redis.call('HGET', KEYS[1], 'owner') == ARGV[1] then
  redis.call('HDEL', KEYS[1], 'owner', 'till')
end
return 1

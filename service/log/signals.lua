-- Append the signals of a batch that were not seen before. A signal sent twice is kept once.
--
-- KEYS  1 the signals stream   2 ids seen today   3 ids seen yesterday
-- ARGV  1 seconds to remember an id   2... id, signal (JSON); two for each signal
-- Returns how many were new.

local new = 0
for i = 2, #ARGV, 2 do
  if redis.call('SISMEMBER', KEYS[3], ARGV[i]) == 0 and redis.call('SADD', KEYS[2], ARGV[i]) == 1 then
    redis.call('XADD', KEYS[1], '*', 'id', ARGV[i], 'signal', ARGV[i + 1])
    new = new + 1
  end
end
redis.call('EXPIRE', KEYS[2], ARGV[1])
return new

-- Statements that want more time or memory than a machine has, one a line.
SELECT count(*) FROM range(100000000000) a, range(100000000000) b
SELECT sum(a.id * b.id + c.id) FROM person a, person b, person c, person d, person e
WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x) SELECT count(*) FROM x
SELECT list(i) FROM range(1000000000) t(i)
SELECT string_agg(i::VARCHAR, repeat('x', 1000)) FROM range(100000000) t(i)
SELECT length(repeat(repeat(repeat('x', 10000), 10000), 10000))
SELECT range(10000000000)
SELECT i, count(*) FROM range(1000000000) t(i) GROUP BY i ORDER BY 2
SELECT count(*) FROM range(1000000000) t(i) WHERE regexp_matches(repeat('a', 1000) || i, '(a+)+$')
SELECT lpad('x', 2000000000, 'y') || lpad('x', 2000000000, 'y')
SELECT bitstring('1', 2000000000) FROM range(1000)
SELECT array_agg(p) FROM person p, range(100000000)

-- Statements that must be refused, one a line. {secret}: a file of another project; {mine}: the session's own; {dir}: above both.

-- reading files
SELECT * FROM read_csv('{secret}')
SELECT * FROM read_csv_auto('{secret}')
SELECT * FROM read_text('/etc/passwd')
SELECT * FROM read_blob('/etc/passwd')
SELECT * FROM read_text('/proc/self/environ')
SELECT * FROM read_json('/etc/passwd')
SELECT * FROM read_json_objects('{secret}')
SELECT * FROM read_ndjson('{secret}')
SELECT * FROM read_parquet('{mine}')
SELECT * FROM parquet_scan('{mine}')
SELECT * FROM parquet_metadata('{mine}')
SELECT * FROM parquet_schema('{mine}')
SELECT * FROM parquet_kv_metadata('{mine}')
SELECT * FROM parquet_file_metadata('{mine}')
SELECT * FROM parquet_full_metadata('{mine}')
SELECT * FROM parquet_bloom_probe('{mine}', 'id', 1)
SELECT * FROM sniff_csv('{secret}')
SELECT * FROM glob('{dir}/*')
SELECT * FROM read_duckdb('{dir}/x.db')
SELECT * FROM '{secret}'
SELECT * FROM '{mine}'
SELECT * FROM "{secret}"
SELECT * FROM '/etc/passwd'
SELECT * FROM 'file:///etc/passwd'
SELECT * FROM '../other/secret.csv'
SELECT * FROM '{dir}/**/*.csv'
FROM '{secret}'
FROM read_text('{secret}') SELECT *
TABLE '{secret}'
SELECT (SELECT content FROM read_text('{secret}'))
SELECT id FROM person WHERE EXISTS (SELECT 1 FROM read_text('{secret}'))
SELECT * FROM person, LATERAL (SELECT * FROM read_text('{secret}'))
SELECT * FROM person JOIN '{secret}' s ON true
SELECT * FROM person ORDER BY (SELECT content FROM read_text('{secret}'))
SELECT count(*) FILTER (WHERE (SELECT count(*) FROM read_text('{secret}')) > 0) FROM person
SELECT sum(id) OVER (ORDER BY (SELECT count(*) FROM read_text('{secret}'))) FROM person
SELECT CASE WHEN true THEN (SELECT content FROM read_text('{secret}')) END
SELECT list_transform([1], lambda x: (SELECT count(*) FROM read_text('{secret}')))
SELECT * FROM person LIMIT (SELECT count(*) FROM read_text('{secret}'))
SELECT * FROM person WHERE id IN (SELECT size FROM read_text('{secret}'))
SELECT 1 UNION ALL SELECT size FROM read_text('{secret}')
(SELECT 1) EXCEPT (SELECT size FROM read_blob('{secret}'))
VALUES ((SELECT content FROM read_text('{secret}')))
WITH x AS (SELECT * FROM read_text('{secret}')) SELECT * FROM x
WITH x AS MATERIALIZED (SELECT * FROM '{secret}') SELECT * FROM x
WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x, read_text('{secret}') WHERE n < 2) SELECT * FROM x
SELECT * FROM (SELECT * FROM (SELECT * FROM read_text('{secret}')))
SELECT * REPLACE ((SELECT count(*) FROM read_text('{secret}')) AS id) FROM person
SELECT * FROM person GROUP BY ALL HAVING (SELECT count(*) FROM read_text('{secret}')) > 0
SELECT * FROM person QUALIFY row_number() OVER (ORDER BY (SELECT size FROM read_text('{secret}'))) = 1
SELECT DISTINCT ON ((SELECT size FROM read_text('{secret}'))) * FROM person
PIVOT person ON id USING count(*)
PIVOT (SELECT * FROM read_text('{secret}')) ON size USING count(*)
SELECT * FROM (UNPIVOT (SELECT size, size AS s2 FROM read_text('{secret}')) ON size, s2)
DESCRIBE '{secret}'
DESCRIBE SELECT * FROM read_csv('{secret}')
SUMMARIZE '{secret}'
SUMMARIZE SELECT * FROM read_csv('{secret}')
-- names that come from elsewhere
WITH "{secret}" AS (SELECT * FROM "{secret}") SELECT * FROM "{secret}"
SELECT * FROM (WITH "{secret}" AS (SELECT 1) SELECT * FROM "{secret}") a, "{secret}" b
SELECT * FROM information_schema.tables
SELECT * FROM information_schema.columns
SELECT * FROM pg_catalog.pg_class
SELECT * FROM pg_catalog.pg_settings
SELECT * FROM pg_settings
SELECT * FROM sqlite_master
SELECT * FROM duckdb_settings
SELECT * FROM duckdb_settings()
SELECT * FROM duckdb_views()
SELECT * FROM duckdb_tables()
SELECT * FROM duckdb_secrets()
SELECT * FROM duckdb_variables()
SELECT * FROM duckdb_extensions()
SELECT * FROM duckdb_functions()
SELECT * FROM duckdb_databases()
SELECT * FROM duckdb_logs
SELECT * FROM duckdb_memory()
SELECT * FROM duckdb_temporary_files()
SELECT * FROM duckdb_external_file_cache()
SELECT * FROM which_secret('{secret}', 's3')
SELECT * FROM memory.main.person
SELECT * FROM system.main.duckdb_views
SELECT * FROM temp.person
SELECT * FROM other.person
SELECT * FROM person AT (VERSION => 1)
SHOW TABLES
SHOW ALL TABLES
SHOW DATABASES
-- text run as SQL
SELECT * FROM query('SELECT 1')
SELECT * FROM query_table('person')
FROM query('COPY (SELECT 1) TO ''{dir}/x.csv''')
SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1'))
SELECT json_serialize_sql('SELECT 1')
SELECT json_deserialize_sql('{}')
SELECT json_serialize_plan('SELECT 1')
PREPARE p AS SELECT 1
EXECUTE p('{secret}')
SELECT $1
SELECT ?
-- writing
COPY person TO '{dir}/x.csv'
COPY (SELECT * FROM person) TO '{mine}' (FORMAT parquet, USE_TMP_FILE false)
COPY person FROM '{secret}'
EXPORT DATABASE '{dir}/x'
IMPORT DATABASE '{dir}/x'
WITH c AS (COPY (SELECT 1) TO '{dir}/x.csv' (USE_TMP_FILE false)) SELECT * FROM c
WITH c AS (COPY (SELECT 1) TO '{mine}' (USE_TMP_FILE false)) SELECT * FROM person
SELECT * FROM (WITH c AS (COPY (SELECT 1) TO '{mine}' (USE_TMP_FILE false)) SELECT * FROM c)
SELECT (WITH c AS (COPY (SELECT 1) TO '{dir}/x.csv') SELECT count(*) FROM c)
WITH c AS (INSERT INTO person VALUES (1, 'x') RETURNING *) SELECT * FROM c
WITH c AS (DELETE FROM person RETURNING *) SELECT * FROM c
WITH c AS (UPDATE person SET id = 1 RETURNING *) SELECT * FROM c
WITH c AS (MERGE INTO person USING person p ON true WHEN MATCHED THEN DELETE RETURNING *) SELECT * FROM c
INSERT INTO person VALUES (1, 'x')
UPDATE person SET id = 1
DELETE FROM person
TRUNCATE person
MERGE INTO person USING person p ON true WHEN MATCHED THEN DELETE
CREATE TABLE t AS SELECT * FROM person
CREATE TEMP TABLE t (a INT)
CREATE OR REPLACE VIEW person AS SELECT 1
CREATE VIEW v AS SELECT * FROM read_text('{secret}')
CREATE MACRO m() AS TABLE SELECT * FROM read_text('{secret}')
CREATE FUNCTION f(a) AS a
CREATE SCHEMA s
CREATE SEQUENCE s
CREATE TYPE t AS ENUM ('a')
CREATE SECRET s (TYPE s3)
CREATE PERSISTENT SECRET s (TYPE s3)
CREATE INDEX i ON person(id)
CREATE TRIGGER t AFTER INSERT ON person FOR EACH STATEMENT SELECT 1
ALTER TABLE person RENAME TO q
ALTER VIEW person RENAME TO q
DROP VIEW person
COMMENT ON VIEW person IS 'x'
-- reaching out, loading code
ATTACH '{dir}/x.db'
ATTACH ':memory:' AS m
ATTACH 'http://127.0.0.1:1/x.db'
DETACH memory
USE memory
INSTALL httpfs
FORCE INSTALL httpfs
INSTALL '/tmp/x.duckdb_extension'
LOAD httpfs
LOAD '/tmp/x.duckdb_extension'
UPDATE EXTENSIONS
SELECT * FROM read_csv('http://127.0.0.1:1/')
SELECT * FROM 'https://example.org/x.parquet'
SELECT * FROM 's3://bucket/x.parquet'
SELECT * FROM arrow_scan(1, 2, 3)
SELECT * FROM arrow_scan_dumb(1, 2, 3)
SELECT * FROM seq_scan('person')
SELECT * FROM iceberg_scan('{dir}')
SELECT * FROM create_external_resource('x')
-- settings, environment, session
SET memory_limit = '100GB'
SET threads = 64
SET temp_directory = '{dir}'
SET enable_external_access = true
SET lock_configuration = false
SET search_path = 'pg_catalog'
SET VARIABLE x = 1
RESET memory_limit
RESET ALL
PRAGMA memory_limit = '100GB'
PRAGMA version
PRAGMA database_list
PRAGMA add_parquet_key('k', '0123456789112345')
PRAGMA enable_verification
PRAGMA enable_profiling
CALL pragma_version()
CALL enable_logging(storage = 'file', storage_config = {'path': '{dir}'})
CALL duckdb_settings()
CHECKPOINT
FORCE CHECKPOINT
BEGIN
COMMIT
VACUUM
EXPLAIN SELECT 1
EXPLAIN ANALYZE SELECT 1
SELECT current_setting('memory_limit')
SELECT current_setting('home_directory')
SELECT getvariable('x')
SELECT getenv('HOME')
SELECT current_query()
SELECT current_database()
SELECT main.current_setting('threads')
SELECT pg_catalog.pg_sleep(60)
SELECT system.main.current_setting('threads')
SELECT version()
SELECT write_log('x')
SELECT nextval('s')
SELECT setseed(0.5)
SELECT txid_current()
SELECT sleep_ms(100000)
SELECT pg_sleep(100)
SELECT 'memory_limit'.current_setting()
SELECT list_transform(['threads'], lambda x: current_setting(x))
SELECT * FROM pragma_version()
SELECT * FROM pragma_platform()
SELECT * FROM pragma_table_info('person')
SELECT * FROM pragma_storage_info('person')
SELECT * FROM test_all_types()
SELECT * FROM checkpoint()
SELECT * FROM enable_logging()
SELECT * FROM repeat('x', 1000000000)
-- several statements
SELECT 1; SELECT 2
SELECT 1; COPY (SELECT 1) TO '{dir}/x.csv'
SELECT 1;; DROP VIEW person
;
COPY (SELECT 1) TO '{dir}/x.csv'; SELECT 1
SELECT 1 /* ; */ ; ATTACH '{dir}/x.db'

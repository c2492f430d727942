package eu.arete.lake.objects.s3;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One call of the S3 API.
 *
 * @param key in the bucket; empty: the bucket itself
 */
record S3Request(
        String method, String key, SortedMap<String, String> query, SortedMap<String, String> headers, byte[] body) {

    private static final byte[] NONE = {};

    static S3Request of(String method, String key) {
        return new S3Request(method, key, new TreeMap<>(), new TreeMap<>(), NONE);
    }

    S3Request query(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(query);
        more.put(name, value);
        return new S3Request(method, key, more, headers, body);
    }

    /** @param name in small letters */
    S3Request header(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new S3Request(method, key, query, more, body);
    }

    S3Request body(byte[] bytes) {
        return new S3Request(method, key, query, headers, bytes);
    }

    String path(String bucket) {
        return Signature.encode("/" + bucket + (key.isEmpty() ? "" : "/" + key), true);
    }

    String queryText() {
        return query.entrySet().stream().map(S3Request::pair).collect(Collectors.joining("&"));
    }

    private static String pair(Map.Entry<String, String> pair) {
        return Signature.encode(pair.getKey(), false) + "=" + Signature.encode(pair.getValue(), false);
    }
}

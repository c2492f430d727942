package eu.arete.lake.objects.s3;

import eu.arete.privacy.SecretAccess;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * AWS Signature Version 4, of a request with its payload ("Authenticating Requests (AWS Signature Version 4)", Amazon S3 API
 * Reference): the server refuses a body that is not the one that was hashed here.
 */
final class Signature {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private final S3Credentials credentials;
    private final String region;

    Signature(S3Credentials credentials, String region) {
        this.credentials = credentials;
        this.region = region;
    }

    /**
     * The headers to send: those given, and those that sign them.
     *
     * @param path encoded
     * @param query encoded, ordered by name
     */
    Map<String, String> sign(
            String method,
            String host,
            String path,
            String query,
            Map<String, String> headers,
            byte[] body,
            Instant now) {
        String time = TIME.format(now);
        String scope = time.substring(0, 8) + "/" + region + "/s3/aws4_request";
        String payload = sha256(body);
        SortedMap<String, String> signed = new TreeMap<>(headers);
        signed.put("x-amz-content-sha256", payload);
        signed.put("x-amz-date", time);
        SortedMap<String, String> all = new TreeMap<>(signed);
        all.put("host", host);
        String names = String.join(";", all.keySet());
        String request = method + "\n" + path + "\n" + query + "\n"
                + all.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining())
                + "\n" + names + "\n" + payload;
        String toSign = ALGORITHM + "\n" + time + "\n" + scope + "\n" + sha256(utf8(request));
        String signature = HexFormat.of().formatHex(hmac(key(time.substring(0, 8)), toSign));
        signed.put(
                "authorization",
                ALGORITHM + " Credential=" + credentials.accessKey() + "/" + scope + ",SignedHeaders=" + names
                        + ",Signature=" + signature);
        return signed;
    }

    private byte[] key(String day) {
        byte[] secret = credentials.secret().bytes(SecretAccess.granted());
        byte[] first = new byte[4 + secret.length];
        System.arraycopy(utf8("AWS4"), 0, first, 0, 4);
        System.arraycopy(secret, 0, first, 4, secret.length);
        return hmac(hmac(hmac(hmac(first, day), region), "s3"), "aws4_request");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(utf8(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A JDK without HMAC-SHA-256", e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A JDK without SHA-256", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** RFC 3986, as signatures want it: everything but letters, digits and {@code - _ . ~}. */
    static String encode(String text, boolean isPath) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : utf8(text)) {
            char c = (char) (b & 0xff);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-_.~".indexOf(c) >= 0;
            if (plain || isPath && c == '/') {
                encoded.append(c);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return encoded.toString();
    }
}

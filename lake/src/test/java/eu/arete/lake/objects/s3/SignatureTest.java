package eu.arete.lake.objects.s3;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.privacy.SecretAccess;
import eu.arete.privacy.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of "Signature Calculations for the Authorization Header" of the Amazon S3 API Reference. */
final class SignatureTest {

    private static final String HOST = "examplebucket.s3.amazonaws.com";
    private static final Instant THEN = Instant.parse("2013-05-24T00:00:00Z");

    private final Signature signature = new Signature(
            new S3Credentials(
                    "AKIAIOSFODNN7EXAMPLE",
                    SecretBytes.copyOf(
                            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY".getBytes(StandardCharsets.US_ASCII),
                            SecretAccess.granted())),
            "us-east-1");

    @Test
    void a_range_of_an_object() {
        assertThat(sign("GET", "/test.txt", "", Map.of("range", "bytes=0-9"), ""))
                .endsWith("SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                        + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void an_object_with_a_name_to_encode() {
        Map<String, String> headers =
                Map.of("date", "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class", "REDUCED_REDUNDANCY");
        assertThat(sign("PUT", Signature.encode("/test$file.text", true), "", headers, "Welcome to Amazon S3."))
                .endsWith("Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    @Test
    void a_question_to_a_bucket() {
        assertThat(sign("GET", "/", "lifecycle=", Map.of(), ""))
                .endsWith("Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
        assertThat(sign("GET", "/", "max-keys=2&prefix=J", Map.of(), ""))
                .endsWith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    private String sign(String method, String path, String query, Map<String, String> headers, String body) {
        return signature
                .sign(method, HOST, path, query, headers, body.getBytes(StandardCharsets.UTF_8), THEN)
                .get("authorization");
    }
}

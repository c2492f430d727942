package eu.arete.hub.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.HubTest;
import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HostRegisterTest extends HubTest {
    private static final String SERVICES = "/api/v1/hosting/services/";

    @Test
    void an_operator_declares_a_host_in_one_go_and_anyone_reads_and_checks_it() {
        Visitor operator = as(Role.ADMINISTRATOR);
        var declared = operator.put(SERVICES + "reg-a", example("reg-a"));
        assertThat(declared.text()).contains("Example Health Cloud");
        assertThat(declared.status()).isEqualTo(200);

        var read = anyone().get(SERVICES + "reg-a").json();
        assertThat(read.path("ownership").path("withinLimits").asBoolean()).isFalse();
        assertThat(read.path("ownership").path("capital").decimalValue()).isEqualByComparingTo("28");
        byte[] declaration = anyone().get(SERVICES + "reg-a/declaration").bytes();
        String hash = anyone().get(SERVICES + "reg-a/history")
                .json()
                .get(0)
                .path("sha256")
                .asString();
        assertThat(sha256(declaration)).isEqualTo(hash);
        assertThat(jdbc.sql("select count(*) from publiclog.entry where body like '%' || :hash || '%'")
                        .param("hash", hash)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(anyone().put(SERVICES + "reg-a", example("reg-a")).status()).isEqualTo(401);
        assertThat(as(Role.AUTHORITY).put(SERVICES + "reg-a", example("reg-a")).status())
                .isEqualTo(403);
    }

    @Test
    void the_same_declaration_again_changes_nothing() {
        Visitor operator = as(Role.ADMINISTRATOR);
        operator.put(SERVICES + "reg-same", example("reg-same"));
        String declaration = anyone().get(SERVICES + "reg-same/declaration").text();
        assertThat(operator.put(SERVICES + "reg-same", declaration).status()).isEqualTo(200);
        assertThat(anyone().get(SERVICES + "reg-same/history").json().size()).isEqualTo(1);
    }

    static String example(String service) {
        try {
            return Files.readString(Path.of("..", "examples", "hosting", "declaration", "example-cloud.json"))
                    .replace("\"service\": \"example-cloud\"", "\"service\": \"" + service + "\"");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package eu.arete.hub.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.HubTest;
import eu.arete.hub.Visitor;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Walks the table of docs/operator/accounts.md: each request, by nobody and by each role. */
class PermissionsTest extends HubTest {
    private static final Path TABLE = Path.of("..", "docs", "operator", "accounts.md");
    private static final Pattern ROW = Pattern.compile(
            "^\\| [^|]+ \\| `([A-Z]+) ([^`]+)` \\| (everyone|account|administrator) \\|$", Pattern.MULTILINE);

    @Test
    void each_request_is_open_to_whom_the_table_says_and_to_no_one_else() throws IOException {
        List<MatchResult> rows = ROW.matcher(Files.readString(TABLE)).results().toList();
        assertThat(rows).hasSizeGreaterThan(15);
        for (MatchResult row : rows) {
            String request = row.group(1) + " " + row.group(2);
            Visitor.Answer nobody = call(anyone(), row);
            if (row.group(3).equals("everyone")) {
                assertThat(refused(nobody)).as(request + " by nobody").isFalse();
            } else {
                assertThat(nobody.status()).as(request + " by nobody").isEqualTo(401);
            }
            for (Role role : Role.values()) {
                boolean open = !row.group(3).equals("administrator") || role == Role.ADMINISTRATOR;
                assertThat(refused(call(as(role), row)))
                        .as(request + " by " + role)
                        .isEqualTo(!open);
            }
        }
    }

    /** Refused for who they are, not for what they sent. */
    private static boolean refused(Visitor.Answer answer) {
        return answer.status() == 403 && answer.code().equals("accounts.not-allowed");
    }

    private static Visitor.Answer call(Visitor visitor, MatchResult row) {
        String path = row.group(2)
                .replace("{person}", "00000000-0000-0000-0000-000000000000")
                .replace("{session}", "00000000-0000-0000-0000-000000000000");
        return visitor.api(visitor.request(path)
                .header("Content-Type", "application/json")
                .method(
                        row.group(1),
                        HttpRequest.BodyPublishers.ofString(
                                "{\"organisation\": \"hub\", \"roles\": [\"APPLICANT\"], \"reason\": \"none\"}")));
    }
}

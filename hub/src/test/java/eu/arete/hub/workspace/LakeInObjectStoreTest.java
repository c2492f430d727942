package eu.arete.hub.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.Visitor;
import eu.arete.hub.access.Permit;
import eu.arete.hub.accounts.Role;
import eu.arete.lake.objects.s3.S3Server;
import eu.arete.lake.tables.LakeTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** A hub whose lake is in an object store: from a deposit to a project's result. */
@DirtiesContext
class LakeInObjectStoreTest extends WorkspaceTest {

    @TempDir
    private static Path directory;

    private static S3Server server;

    @Autowired
    private LakeTables tables;

    @DynamicPropertySource
    static void objectStore(DynamicPropertyRegistry properties) throws IOException, InterruptedException {
        server = S3Server.start(Files.createDirectories(directory.resolve("server")));
        server.bucket("national");
        String credentials = server.credentials().toString();
        properties.add("arete.lake.storage", () -> "s3");
        properties.add("arete.lake.s3.endpoint", () -> server.endpoint().toString());
        properties.add("arete.lake.s3.bucket", () -> "national");
        properties.add("arete.lake.s3.prefix", () -> "hub/");
        properties.add("arete.lake.s3.credentials", () -> credentials);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_deposit_becomes_an_extract_and_a_result_with_the_lake_in_an_object_store() throws IOException {
        deliver();
        Visitor user = as(Role.APPLICANT);
        Permit permit = grant(user);
        JsonNode extract = awaitExtract(user, permit);
        assertThat(extract.path("persons").asLong()).isEqualTo(30);
        JsonNode query = run(user, permit, BY_SEX);
        assertThat(result(user, permit, query).path("rows").toString()).isEqualTo("[[1,15],[2,15]]");

        Set<String> stored = objects();
        assertThat(stored).as("what the tables need, and whose it is").containsAll(needed());
        assertThat(stored).contains("hub/owner").anyMatch(name -> name.endsWith(".parquet.sealed"));
        assertThat(home.root().resolve("lake")).doesNotExist();
        for (String name : stored) {
            String bytes = new String(
                    Files.readAllBytes(server.objects().resolve("national").resolve(name)),
                    StandardCharsets.ISO_8859_1);
            assertThat(bytes).as(name).doesNotContain("PAR1").doesNotContain("PERSON");
        }
    }

    private Set<String> needed() {
        return tables.paths().stream().map(path -> "hub/lake/" + path).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> objects() {
        Path bucket = server.objects().resolve("national");
        try (Stream<Path> found = Files.walk(bucket)) {
            return found.filter(Files::isRegularFile)
                    .map(file -> bucket.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

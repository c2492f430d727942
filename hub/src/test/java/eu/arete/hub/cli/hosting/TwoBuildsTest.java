package eu.arete.hub.cli.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.hub.cli.Told;
import eu.arete.hub.hosting.ProofReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two builds of the same sources must have in common. The builds themselves are made by the command. */
class TwoBuildsTest {
    private static final String BOM = """
            {"components": [
              {"group": "org.example", "name": "engine", "version": "2.0", "publisher": "Example",
               "hashes": [{"alg": "SHA-256", "content": "%s"}], "licenses": [{"license": {"id": "MIT"}}]},
              {"group": "org.example", "name": "double", "version": "1", "licenses": [{"expression": "GPL-2.0 WITH x"}]}
            ]}""".formatted("a".repeat(64));

    @TempDir
    private Path one;

    @TempDir
    private Path other;

    @BeforeEach
    void two_builds() throws Exception {
        for (Path copy : List.of(one, other)) {
            write(copy, "target/bom.json", BOM);
            write(copy, "hub/target/hub-1.jar", "hub");
            write(copy, "lake/target/lake-1.jar", "lake");
            write(copy, "lake/target/lake-1-tests.jar", copy.toString());
            write(copy, "pom.xml", "<project/>");
        }
    }

    @Test
    void the_same_files_and_the_same_list_pass() throws Exception {
        ProofReport report = TwoBuilds.report("c0ffee", "", one, other);
        assertThat(report.unmet()).as(report.text()).isEmpty();
        assertThat(report.facts())
                .containsEntry("commit", "c0ffee")
                .containsEntry("components", "2")
                .containsKeys("jar.hub-1.jar", "jar.lake-1.jar", "bom-sha256", "maven")
                .doesNotContainKey("jar.lake-1-tests.jar");
        assertThat(report.detail().path("components").path(0).path("licence").asString())
                .isEqualTo("MIT");
        assertThat(report.text()).doesNotContain(one.toString());
    }

    @Test
    @Tag("attack")
    void a_file_that_differs_is_missing_or_was_added_does_not_pass() throws Exception {
        write(other, "hub/target/hub-1.jar", "huh");
        assertThat(TwoBuilds.report("c", "", one, other).unmet()).containsExactly("same-jars");
        Files.delete(other.resolve("hub/target/hub-1.jar"));
        assertThat(TwoBuilds.report("c", "", one, other).unmet()).containsExactly("same-jars");
        write(other, "hub/target/hub-1.jar", "hub");
        write(other, "desk/target/desk-1.jar", "desk");
        assertThat(TwoBuilds.report("c", "", one, other).unmet()).containsExactly("same-jars");
    }

    @Test
    void sources_that_are_not_committed_and_a_component_without_licence_do_not_pass() throws Exception {
        assertThat(TwoBuilds.report("c", " M hub/pom.xml", one, other).unmet()).containsExactly("nothing-uncommitted");
        for (Path copy : List.of(one, other)) {
            write(copy, "target/bom.json", BOM.replace("\"id\": \"MIT\"", "\"id\": \"\""));
        }
        assertThat(TwoBuilds.report("c", "", one, other).unmet()).containsExactly("bill-of-materials");
    }

    @Test
    void what_is_not_a_checkout_is_refused_with_words() {
        assertThatThrownBy(() -> new Checkout(one))
                .isInstanceOf(Told.class)
                .hasMessageContaining("not a checkout of the sources");
    }

    private static void write(Path copy, String name, String text) throws Exception {
        Path file = copy.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

package eu.arete.hub.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Which engine works under the lake is known to few: to {@code lake.engine.embedded}, which answers people's queries behind the
 * {@code Engine} interface and moves whole tables for the rest of the lake, and to two packages more. Nobody above the lake.
 */
class EngineWallTest {

    /** Where another engine would have to be put in; the rest of the lake asks {@code PrivateEngine} in words of SQL. */
    private static final List<String> KNOW_IT = List.of("lake/engine/embedded", "lake/extract", "lake/sql");

    @Test
    void the_driver_is_used_behind_the_engine_interface_and_by_those_who_move_tables_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(KNOW_IT.stream()
                        .map(known -> "eu.arete." + known.replace('/', '.') + "..")
                        .toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.duckdb..")
                .allowEmptyShould(true)
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("eu.arete"));
    }

    @Test
    void nobody_above_the_lake_opens_the_engine() {
        List<Path> open = Sources.java("main").stream()
                .filter(file -> !file.toString().contains("/bench/"))
                .filter(file -> Sources.text(file).contains("jdbc:duckdb:"))
                .toList();
        assertThat(open).isNotEmpty();
        assertThat(open.stream().map(Path::toString))
                .allMatch(file -> KNOW_IT.stream().anyMatch(known -> file.contains("eu/arete/" + known + "/")));
    }
}

package eu.arete.hub.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import eu.arete.hub.Hub;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** A room shows one face, its root package; what is behind it, and its tables, are its own. */
class RoomsTest {
    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Pattern SQL = Pattern.compile(
            "(?is)\\b(select\\b.*\\bfrom|insert\\s+into|update\\b.*\\bset|delete\\s+from|join|lock\\s+table)\\b");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("eu.arete.hub");

    @Test
    void nobody_looks_behind_the_face_of_a_room() {
        for (String room : Sources.rooms()) {
            String face = "eu.arete.hub." + room;
            noClasses()
                    .that()
                    .resideOutsideOfPackage(face + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(face + ".*..")
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    @Test
    void rooms_do_not_need_each_other_in_circles() {
        slices().matching("eu.arete.hub.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void the_modulith_agrees() {
        ApplicationModules.of(Hub.class).verify();
    }

    @Test
    void no_room_names_another_rooms_tables() {
        List<String> found = new ArrayList<>();
        for (String room : Sources.rooms()) {
            Path code = Sources.repository().resolve("hub/src/main/java/eu/arete/hub/" + room);
            for (Path file : Sources.under(code, ".java")) {
                Matcher literals = LITERAL.matcher(Sources.text(file));
                while (literals.find()) {
                    String literal = literals.group(1) == null ? literals.group(2) : literals.group(1);
                    if (SQL.matcher(literal).find()) {
                        others(room, literal).forEach(other -> found.add(Sources.name(file) + " names " + other));
                    }
                }
            }
            Path migrations = Sources.repository().resolve("hub/src/main/resources/db/" + room);
            for (Path file : Sources.under(migrations, ".sql")) {
                String statements = Sources.text(file).replaceAll("--.*", "").replaceAll("'[^']*'", "''");
                others(room, statements).forEach(other -> found.add(Sources.name(file) + " names " + other));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void each_schema_belongs_to_a_room() {
        List<String> schemas = Sources.under(Sources.repository().resolve("hub/src/main/resources/db"), ".sql").stream()
                .map(file -> file.getParent().getFileName().toString())
                .distinct()
                .toList();
        assertThat(Sources.rooms()).containsAll(schemas);
    }

    private static Stream<String> others(String room, String sql) {
        return Sources.rooms().stream()
                .filter(other -> !other.equals(room))
                .filter(other -> Pattern.compile("(?<![\\w.'])" + other + "\\.[a-z_]+")
                        .matcher(sql)
                        .find());
    }
}

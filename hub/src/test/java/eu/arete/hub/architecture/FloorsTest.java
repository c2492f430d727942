package eu.arete.hub.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A module uses only modules below it, in its code and in its POM. */
class FloorsTest {
    /** What each floor may stand on, besides what those stand on. */
    private static final Map<String, Set<String>> BELOW = Map.of(
            "ledger", Set.of(),
            "privacy", Set.of(),
            "synth", Set.of(),
            "lake", Set.of("privacy"),
            "worker", Set.of("lake", "privacy"),
            "desk", Set.of("privacy"),
            "hub", Set.of("ledger", "privacy", "synth", "lake", "worker", "desk"),
            "bench", Set.of("ledger", "privacy", "synth", "lake", "worker", "desk", "hub"));

    /** The floors one can audit with nothing but a JDK at hand. */
    private static final List<String> JDK_ONLY = List.of("ledger", "privacy", "synth");

    private static final Pattern DEPENDENCY = Pattern.compile(
            "<dependency>\\s*(?:<!--.*?-->\\s*)?<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>(.*?)</dependency>",
            Pattern.DOTALL);

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("eu.arete");

    @Test
    void no_arrow_points_upward_in_the_code() {
        for (String module : Sources.MODULES) {
            String[] above = Sources.MODULES.stream()
                    .filter(other -> !other.equals(module))
                    .filter(other -> !below(module).contains(other))
                    .map(other -> "eu.arete." + other + "..")
                    .toArray(String[]::new);
            if (above.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage("eu.arete." + module + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(above)
                        .allowEmptyShould(true)
                        .check(classes);
            }
        }
    }

    @Test
    void no_arrow_points_upward_in_the_poms() {
        for (String module : Sources.MODULES) {
            assertThat(dependencies(module).stream()
                            .filter(d -> d.group(1).equals("eu.arete"))
                            .filter(d -> !d.group(3).contains("<scope>test</scope>"))
                            .map(d -> d.group(2)))
                    .as("modules under " + module)
                    .isSubsetOf(below(module));
            assertThat(dependencies(module).stream()
                            .filter(d -> d.group(1).equals("eu.arete"))
                            .map(d -> Sources.MODULES.indexOf(d.group(2))))
                    .as("modules under the tests of " + module)
                    .allMatch(floor -> floor < Sources.MODULES.indexOf(module));
        }
    }

    @Test
    void the_floors_to_audit_need_the_jdk_alone() {
        for (String module : JDK_ONLY) {
            assertThat(dependencies(module).stream()
                            .filter(d -> !d.group(3).contains("<scope>test</scope>"))
                            .map(d -> d.group(2)))
                    .as("dependencies of " + module)
                    .isEmpty();
        }
        noClasses()
                .that()
                .resideInAnyPackage("eu.arete.ledger..", "eu.arete.privacy..", "eu.arete.synth..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "tools.jackson..", "org.duckdb..", "org.slf4j..")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void frameworks_live_on_the_top_floor_only() {
        noClasses()
                .that()
                .resideInAnyPackage("eu.arete.lake..", "eu.arete.worker..", "eu.arete.desk..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta..")
                .allowEmptyShould(true)
                .check(classes);
    }

    private static Set<String> below(String module) {
        return new TreeSet<>(BELOW.getOrDefault(module, Set.of()));
    }

    private static List<MatchResult> dependencies(String module) {
        String pom = Sources.text(Sources.repository().resolve(module + "/pom.xml"));
        return DEPENDENCY.matcher(pom).results().toList();
    }
}

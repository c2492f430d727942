package eu.arete.hub.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import eu.arete.hub.Home;
import eu.arete.lake.extract.ExtractPlan;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.tables.LakeTables;
import eu.arete.lake.tables.LiveFile;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * No read path can forget who opposes, nor which rows were withdrawn: rows of the lake are opened in few places, each named here with
 * its reason, and the one that serves readers cannot be built without both.
 */
class ReadPathsTest {
    /** Who opens files of the lake. */
    private static final Set<String> OPENERS = Set.of(
            // Reads rows for a project: is given live files, which carry the rows withdrawn, and a plan, which carries
            // who opposes.
            "eu.arete.lake.extract.Staging",
            // Asks whether a key that a deposit points to exists: what it reads becomes keyed fingerprints, without the
            // rows withdrawn, and nothing of it is told.
            "eu.arete.lake.intake.LakeKeys",
            // Rewrites a file under other codes: what it reads goes back into the lake, without the rows withdrawn.
            "eu.arete.lake.rotation.FileRotation",
            // Looks for the rows to withdraw, and writes files anew without them: it must see those who oppose.
            "eu.arete.lake.upkeep.ColumnDesk",
            // Proves that a moved lake opens: what it reads goes nowhere.
            "eu.arete.hub.cli.move.Drill",
            // Proves that a copied disk does not: reads a file of its own, of no person.
            "eu.arete.hub.hosting.CopiedDisk");

    private static final Set<String> OPENING = Set.of("open", "read", "unlock");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("eu.arete");

    @Test
    void files_of_the_lake_are_opened_where_it_is_said() {
        noClasses()
                .that(are(
                        "not among those who may",
                        type -> !OPENERS.contains(outermost(type))
                                && !type.getPackageName().equals("eu.arete.lake.store")))
                .should()
                .accessTargetWhere(access(
                        "opens a file of the lake",
                        access -> OPENING.contains(access.getName())
                                && access.getTargetOwner().isAssignableTo(LakeStore.class)))
                .check(classes);
        assertThat(OPENERS)
                .allSatisfy(name -> assertThat(classes.contain(name)).as(name).isTrue());
    }

    @Test
    void only_the_tables_say_which_rows_of_a_file_are_to_be_seen() {
        noClasses()
                .that(are(
                        "neither tables nor benches",
                        type -> !in(type, "eu.arete.lake.tables") && !in(type, "eu.arete.bench")))
                .should()
                .accessTargetWhere(access(
                        "makes a live file",
                        access -> access.getTargetOwner().isEquivalentTo(LiveFile.class)
                                && Set.of("<init>", "whole").contains(access.getName())))
                .check(classes);
    }

    @Test
    void only_the_room_that_knows_who_opposes_plans_an_extraction() {
        noClasses()
                .that(are(
                        "neither that room nor benches",
                        type -> !in(type, "eu.arete.hub.extraction")
                                && !in(type, "eu.arete.bench")
                                && !type.isEquivalentTo(ExtractPlan.class)
                                // Tells which codes are one person's, whoever opposes: gives no row.
                                && !outermost(type).equals("eu.arete.lake.extract.TruePersons")))
                .should()
                .accessTargetWhere(access(
                        "plans an extraction",
                        access -> access.getTargetOwner().isEquivalentTo(ExtractPlan.class)
                                && access.getName().equals("<init>")))
                .check(classes);
    }

    @Test
    void tables_and_the_folder_of_the_lake_have_one_holder() {
        noClasses()
                .that(are(
                        "of the hub, but not of the catalogue",
                        type -> in(type, "eu.arete.hub") && !in(type, "eu.arete.hub.catalogue")))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(LakeTables.class)
                .check(classes);
        noClasses()
                .that(are("not the place of the lake", type -> !outermost(type).equals("eu.arete.hub.LakePlace")))
                .should()
                .accessTargetWhere(access(
                        "asks where the lake lies",
                        access -> access.getTargetOwner().isEquivalentTo(Home.class)
                                && access.getName().equals("lake")))
                .check(classes);
    }

    private static boolean in(JavaClass type, String room) {
        return type.getPackageName().equals(room) || type.getPackageName().startsWith(room + ".");
    }

    private static String outermost(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }

    private static DescribedPredicate<JavaClass> are(String what, java.util.function.Predicate<JavaClass> test) {
        return describe(what, test);
    }

    private static DescribedPredicate<JavaAccess<?>> access(
            String what, java.util.function.Predicate<JavaAccess<?>> test) {
        return describe(what, test);
    }
}

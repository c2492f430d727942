package eu.arete.hub.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Habits that a reader of this code may count on. */
class HabitsTest {
    private static final int LONGEST = 400;
    private static final Pattern CATCH_ALL = Pattern.compile("catch\\s*\\(\\s*(final\\s+)?(Exception|Throwable)\\b");
    private static final Pattern EMPTY_NAMES = Pattern.compile(".*(Impl|Manager|Helper|Utils?|Dto|DTO)\\.java");

    @Test
    void no_file_is_longer_than_its_ceiling() {
        assertThat(all().filter(file -> Sources.text(file).lines().count() > LONGEST))
                .as("files of more than " + LONGEST + " lines")
                .isEmpty();
    }

    @Test
    void nobody_catches_what_they_cannot_handle() {
        assertThat(Sources.java("main").stream()
                        // The last net of a process, which turns a fault into an exit code.
                        .filter(file -> !file.endsWith("Main.java"))
                        .filter(file -> CATCH_ALL.matcher(Sources.text(file)).find())
                        .map(Sources::name))
                .as("files that catch Exception or Throwable")
                .isEmpty();
    }

    @Test
    void names_say_what_things_are() {
        assertThat(all().map(Sources::name)
                        .filter(name -> EMPTY_NAMES.matcher(name).matches()))
                .isEmpty();
    }

    @Test
    void every_package_says_that_nothing_is_null() {
        List<Path> packages = Sources.java("main").stream()
                .map(Path::getParent)
                .distinct()
                .filter(directory -> !marked(directory.resolve("package-info.java")))
                .toList();
        assertThat(packages).as("packages without @NullMarked").isEmpty();
    }

    @Test
    void every_word_is_said_in_both_languages() {
        Path messages = Sources.repository().resolve("hub/src/main/resources/messages");
        for (Path english : Sources.under(messages, ".properties")) {
            if (!english.toString().endsWith("_fr.properties")) {
                Path french = Path.of(english.toString().replace(".properties", "_fr.properties"));
                assertThat(french).exists();
                assertThat(keys(french)).as(Sources.name(french)).containsExactlyInAnyOrderElementsOf(keys(english));
            }
        }
    }

    private static List<String> keys(Path file) {
        return Sources.text(file)
                .replaceAll("\\\\\\R\\s*", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("!"))
                .map(line -> line.split("[=:\\s]", 2)[0])
                .distinct()
                .toList();
    }

    private static boolean marked(Path packageInfo) {
        return Files.exists(packageInfo) && Sources.text(packageInfo).contains("NullMarked");
    }

    private static Stream<Path> all() {
        return Stream.concat(Sources.java("main").stream(), Sources.java("test").stream());
    }
}

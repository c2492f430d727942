package eu.arete.hub.hosting.proofs;

import eu.arete.hub.Sha256;
import eu.arete.hub.hosting.Proof;
import eu.arete.hub.hosting.ProofKind;
import eu.arete.hub.hosting.RunningBuild;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Hashes the jars of the class path that hold the house's own packages, once. */
@Component
class JarsAtStart implements RunningBuild {
    /** In a build proof's facts: {@code jar.hub-1.0.jar=SHA-256}. */
    static final String JAR = "jar.";

    private static final String OURS = "META-INF/maven/eu.arete/";

    private final Map<String, String> jars;

    @Autowired
    JarsAtStart() {
        this(inJar() ? classPath() : List.of());
    }

    JarsAtStart(List<Path> classPath) {
        Map<String, String> found = new TreeMap<>();
        for (Path jar : classPath) {
            try {
                if (isOurs(jar)) {
                    found.put(jar.getFileName().toString(), Sha256.of(jar));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + jar + ", which this hub runs", e);
            }
        }
        jars = Collections.unmodifiableMap(found);
    }

    /** A hub that runs from loose classes is no build that could be compared. */
    private static boolean inJar() {
        return JarsAtStart.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()
                .endsWith(".jar");
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .filter(place -> place.endsWith(".jar"))
                .map(Path::of)
                .filter(Files::isRegularFile)
                .toList();
    }

    private static boolean isOurs(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().anyMatch(entry -> entry.getName().startsWith(OURS));
        }
    }

    @Override
    public Map<String, String> jars() {
        return jars;
    }

    @Override
    public boolean isThatOf(Proof build) {
        return build.kind() == ProofKind.BUILD
                && build.passed()
                && !jars.isEmpty()
                && jars.entrySet().stream()
                        .allMatch(jar -> jar.getValue().equals(build.facts().get(JAR + jar.getKey())));
    }
}

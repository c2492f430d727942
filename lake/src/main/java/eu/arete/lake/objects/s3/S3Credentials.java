package eu.arete.lake.objects.s3;

import eu.arete.privacy.SecretAccess;
import eu.arete.privacy.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Who we are for an object store. The secret signs and never travels.
 *
 * @param accessKey public
 */
public record S3Credentials(String accessKey, SecretBytes secret) {

    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /**
     * Reads a file of two lines: the access key, then its secret.
     *
     * @throws IOException when it is missing, has another form, or others than its owner may read it
     */
    public static S3Credentials read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("No file of credentials at " + file);
        }
        if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException("Others can read the credentials in " + file + ": chmod 600 it");
        }
        List<String> lines = Files.readString(file)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.size() != 2) {
            throw new IOException("Not a file of credentials: " + file + "; two lines, the access key then its secret");
        }
        byte[] secret = lines.get(1).getBytes(StandardCharsets.UTF_8);
        return new S3Credentials(lines.get(0), SecretBytes.copyOf(secret, SecretAccess.granted()));
    }

    public S3Credentials {
        Objects.requireNonNull(secret);
        if (accessKey.isBlank() || accessKey.chars().anyMatch(c -> c <= ' ' || c > '~' || c == '/' || c == ',')) {
            throw new IllegalArgumentException("Not an access key");
        }
    }

    @Override
    public String toString() {
        return "S3Credentials[" + accessKey + "]";
    }
}

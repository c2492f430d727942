package eu.arete.hub.comparison.internal;

import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Files that strangers pack. Nothing is ever written to a disk; names are plain or refused; what unpacks to too much is refused while it unpacks,
 * whatever the archive says of itself.
 */
public final class DossierZip {
    public static final int MOST_SENT = 8 << 20;
    static final int MOST_FILES = 64;
    static final int MOST_UNPACKED = 32 << 20;

    private static final Pattern NAME = Pattern.compile(
            "([a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?/){0,2}[A-Za-z0-9]([A-Za-z0-9._-]{0,78}[A-Za-z0-9])?");

    /** What {@code ./arete hosting compare} leaves aside too. */
    private static final Set<String> FOR_READERS = Set.of("README.md", "LISEZMOI.md");

    private DossierZip() {}

    /** The files by name, without those that explain the dossier to its readers. One folder that holds everything is left out of the names. */
    public static Map<String, byte[]> read(byte[] zip) {
        if (zip.length > MOST_SENT) {
            throw Refused.because("comparison.zip-too-much", MOST_FILES, MOST_UNPACKED >> 20);
        }
        Map<String, byte[]> files = strangers(zip);
        if (files.isEmpty()) {
            throw Refused.because("comparison.not-a-zip");
        }
        Map<String, byte[]> named = withoutFolder(files);
        named.keySet().removeAll(FOR_READERS);
        return named;
    }

    /** What {@link #write} packed. */
    static Map<String, byte[]> unpack(byte[] zip) {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static Map<String, byte[]> strangers(byte[] zip) {
        Map<String, byte[]> files = new TreeMap<>();
        int left = MOST_UNPACKED;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                String name = entry.getName();
                if (name.contains("..") || !NAME.matcher(name).matches()) {
                    throw Refused.because("comparison.zip-name", shown(name));
                }
                byte[] bytes = in.readNBytes(left + 1);
                left -= bytes.length;
                if (left < 0 || files.size() >= MOST_FILES) {
                    throw Refused.because("comparison.zip-too-much", MOST_FILES, MOST_UNPACKED >> 20);
                }
                if (files.put(name, bytes) != null) {
                    throw Refused.because("comparison.zip-twice", name).at(Place.file(name));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Refused.because("comparison.not-a-zip");
        }
        return files;
    }

    /** The same bytes for the same files, wherever and whenever it is made. */
    public static byte[] write(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                out.putNextEntry(entry);
                out.write(file.getValue());
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> withoutFolder(Map<String, byte[]> files) {
        String first = files.keySet().iterator().next();
        int slash = first.indexOf('/');
        String folder = slash < 0 ? "" : first.substring(0, slash + 1);
        boolean all = !folder.isEmpty()
                && !folder.equals("criteria/")
                && files.keySet().stream().allMatch(name -> name.startsWith(folder));
        if (!all) {
            return files;
        }
        Map<String, byte[]> shorter = new TreeMap<>();
        files.forEach((name, bytes) -> shorter.put(name.substring(folder.length()), bytes));
        return shorter;
    }

    private static String shown(String name) {
        String clean = name.replaceAll("[^A-Za-z0-9._/-]", "?");
        return clean.length() > 80 ? clean.substring(0, 80) + "…" : clean;
    }
}

package eu.arete.hub.deposits.internal;

import eu.arete.hub.Sha256;
import eu.arete.hub.deposits.Announced;
import eu.arete.hub.deposits.Deposit;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** Bytes compared with what was announced of them. */
final class Digests {
    private Digests() {}

    /** Names a delivery by its content, whatever the order of its files. */
    static String manifest(String dataset, List<Announced> files) {
        MessageDigest digest = Sha256.digest();
        digest.update(("arete/deposit/1\n" + dataset + "\n").getBytes(StandardCharsets.UTF_8));
        files.stream()
                .sorted(Comparator.comparing(Announced::name))
                .map(file -> file.name() + " " + file.size() + " " + file.sha256() + "\n")
                .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Copies the bytes, and refuses them when they are not those announced. Reads no more than one byte above the size.
     *
     * @throws Refused leaving {@code out} to be thrown away
     */
    static void verify(InputStream bytes, OutputStream out, Deposit.File announced) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        int n;
        while ((n = bytes.read(buffer)) >= 0) {
            size += n;
            if (size > announced.size()) {
                break;
            }
            digest.update(buffer, 0, n);
            out.write(buffer, 0, n);
        }
        if (size != announced.size()) {
            throw Refused.because("deposits.size", announced.name(), announced.size(), size)
                    .at(Place.file(announced.name()));
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(announced.sha256())) {
            throw Refused.because("deposits.checksum", announced.name()).at(Place.file(announced.name()));
        }
    }
}

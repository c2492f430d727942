package eu.arete.hub.cli.hosting;

import eu.arete.hub.hosting.SocketTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the processes of a run connected to: each attempt counted by address, whether it succeeded or not.
 *
 * @param here attempts to this machine's own addresses
 * @param files attempts to sockets that are files, which lead nowhere else
 * @param canaries attempts to the test address that a hub tries on purpose, to see them fail
 * @param outside attempts to any other address, by {@code address port}
 */
record Connections(long here, long files, long canaries, Map<String, Long> outside) {
    /** Only numeric addresses appear in a trace: names were resolved before. */
    private static final Pattern V4 =
            Pattern.compile("sin_port=htons\\((\\d+)\\), sin_addr=inet_addr\\(\"([0-9.]{7,15})\"\\)");

    private static final Pattern V6 =
            Pattern.compile("sin6_port=htons\\((\\d+)\\).*?inet_pton\\(AF_INET6, \"([0-9a-fA-F:.]{2,45})\"");
    private static final int MOST = 1000;
    /** TEST-NET-1 (RFC 5737) belongs to nobody, and no route leads there. */
    private static final String CANARY = "192.0.2.1 443";

    Connections {
        outside = new TreeMap<>(outside);
    }

    long all() {
        return here
                + files
                + outside.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Reads what {@code strace -f -e trace=connect} wrote. */
    static Connections traced(Path trace) throws IOException {
        long here = 0;
        long files = 0;
        long canaries = 0;
        Map<String, Long> outside = new TreeMap<>();
        try (BufferedReader lines = Files.newBufferedReader(trace, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.contains("connect(")) {
                    continue;
                }
                Matcher address = V4.matcher(line);
                boolean found = address.find();
                if (!found) {
                    address = V6.matcher(line);
                    found = address.find();
                }
                if (line.contains("AF_UNIX")) {
                    files++;
                } else if (found && SocketTable.isHere(InetAddress.getByName(address.group(2)))) {
                    here++;
                } else if (found && address.group(1).equals("0")) {
                    here++; // Port 0 sends nothing: the C library asks the kernel which way an address would go.
                } else if (found && isCanary(address.group(2) + " " + address.group(1))) {
                    canaries++;
                } else if (found) {
                    count(outside, address.group(2) + " " + address.group(1));
                } else if (!line.contains("AF_UNSPEC")) {
                    // A family this house does not use: told, not passed over.
                    count(outside, line.replaceAll(".*sa_family=(\\w+).*", "$1 0"));
                }
            }
        }
        return new Connections(here, files, canaries, outside);
    }

    static boolean isCanary(String peer) {
        return peer.equals(CANARY) || peer.equals("::ffff:" + CANARY);
    }

    static void count(Map<String, Long> outside, String peer) {
        if (outside.size() < MOST || outside.containsKey(peer)) {
            outside.merge(peer.length() > 80 ? peer.substring(0, 80) : peer, 1L, Long::sum);
        }
    }
}

package eu.arete.hub.hosting;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The sockets of a network namespace as Linux tells them ({@code /proc/PID/net}). */
public final class SocketTable {
    private static final List<String> TABLES = List.of("tcp", "tcp6", "udp", "udp6");
    private static final int LISTENING = 0x0A;
    private static final int TIME_WAIT = 0x06;
    private static final int HEX = 16;

    /**
     * One socket.
     *
     * @param remote port 0 and an address of zeros when there is no peer
     * @param inode by which a process's open files name it
     */
    public record Socket(String protocol, InetSocketAddress local, InetSocketAddress remote, int state, long inode) {
        public boolean listens() {
            return protocol.startsWith("tcp") && state == LISTENING;
        }

        /** Closed already: the kernel keeps a line about it, and no process has it any more. */
        public boolean isOver() {
            return state == TIME_WAIT;
        }

        public boolean hasPeer() {
            return remote.getPort() != 0 && !remote.getAddress().isAnyLocalAddress();
        }

        /** Whether the peer is this machine itself. */
        public boolean staysHere() {
            return isHere(remote.getAddress());
        }
    }

    private SocketTable() {}

    /** Whether an address is this machine itself, by its loopback, in whichever of the two ways of writing it. */
    public static boolean isHere(InetAddress address) {
        return address.isLoopbackAddress();
    }

    /** @param directory {@code /proc/PID/net}; tables that are not there (no IPv6) are empty */
    public static List<Socket> read(Path directory) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (String table : TABLES) {
            Path file = directory.resolve(table);
            if (Files.exists(file)) {
                List<String> lines = Files.readAllLines(file);
                for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
                    sockets.add(socket(table, line));
                }
            }
        }
        return sockets;
    }

    static Socket socket(String table, String line) throws UnknownHostException {
        String[] words = line.strip().split("\\s+");
        return new Socket(
                table, address(words[1]), address(words[2]), Integer.parseInt(words[3], HEX), Long.parseLong(words[9]));
    }

    /** {@code 0100007F:1F90}: each 32-bit word in the order of a little-endian machine, then the port. */
    private static InetSocketAddress address(String text) throws UnknownHostException {
        String digits = text.substring(0, text.indexOf(':'));
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int from = i / 4 * 4 + 3 - i % 4;
            bytes[i] = (byte) Integer.parseInt(digits.substring(2 * from, 2 * from + 2), HEX);
        }
        return new InetSocketAddress(
                InetAddress.getByAddress(bytes), Integer.parseInt(text.substring(text.indexOf(':') + 1), HEX));
    }
}

package eu.arete.hub.hosting.proofs;

import eu.arete.hub.Home;
import eu.arete.hub.hosting.SocketTable;
import eu.arete.hub.hosting.SocketTable.Socket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One look at the sockets of this hub: of its process, of all it started, and of its own database server, each in its network
 * namespace.
 */
final class OwnConnections {
    /**
     * @param sockets with a peer or listening
     * @param processes looked at
     * @param hidden processes that are alive and may not be looked at
     */
    record Look(List<Socket> sockets, int processes, int hidden) {
        /** Peers nobody let in and nobody declared, as {@code address port}. */
        Set<String> strangers(Set<InetSocketAddress> declared) {
            Set<Integer> doors = sockets.stream()
                    .filter(Socket::listens)
                    .map(socket -> socket.local().getPort())
                    .collect(Collectors.toSet());
            return sockets.stream()
                    .filter(socket -> socket.hasPeer() && !socket.staysHere())
                    // Somebody who came in by a door of ours.
                    .filter(socket -> !(socket.protocol().startsWith("tcp")
                            && doors.contains(socket.local().getPort())))
                    .filter(socket -> !declared.contains(socket.remote()))
                    .map(socket -> socket.remote().getAddress().getHostAddress() + " "
                            + socket.remote().getPort())
                    .filter(peer -> !peer.startsWith(Canary.ADDRESS + " "))
                    .collect(Collectors.toSet());
        }
    }

    private static final String SOCKET = "socket:[";

    private final Path proc;
    private final Home home;

    OwnConnections(Path proc, Home home) {
        this.proc = proc;
        this.home = home;
    }

    Look look() throws IOException {
        Map<String, List<Socket>> tables = new HashMap<>();
        List<Socket> found = new ArrayList<>();
        int processes = 0;
        int hidden = 0;
        for (long pid : processes()) {
            try {
                Set<Long> open = openSockets(pid);
                processes++;
                if (!open.isEmpty()) {
                    tableOf(pid, tables).stream()
                            .filter(socket -> open.contains(socket.inode()))
                            .filter(socket -> socket.listens() || socket.hasPeer())
                            .forEach(found::add);
                }
            } catch (AccessDeniedException e) {
                hidden++;
            } catch (FileSystemException ended) {
                // It ended between the list and the look.
                processes++;
            }
        }
        return new Look(found, processes, hidden);
    }

    private Set<Long> processes() throws IOException {
        Set<Long> pids = new HashSet<>();
        add(ProcessHandle.current(), pids);
        Path server = home.root().resolve("pg/data/postmaster.pid");
        if (Files.exists(server)) {
            long pid = Long.parseLong(Files.readAllLines(server).get(0).strip());
            ProcessHandle.of(pid).ifPresent(process -> add(process, pids));
        }
        return pids;
    }

    private static void add(ProcessHandle process, Set<Long> pids) {
        pids.add(process.pid());
        process.descendants().map(ProcessHandle::pid).forEach(pids::add);
    }

    private Set<Long> openSockets(long pid) throws IOException {
        Set<Long> inodes = new HashSet<>();
        try (Stream<Path> files = Files.list(proc.resolve(Long.toString(pid)).resolve("fd"))) {
            for (Path file : files.toList()) {
                String target = target(file);
                if (target.startsWith(SOCKET)) {
                    inodes.add(Long.parseLong(target.substring(SOCKET.length(), target.length() - 1)));
                }
            }
        }
        return inodes;
    }

    private static String target(Path file) throws IOException {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (java.nio.file.NoSuchFileException closed) {
            return "";
        }
    }

    /** Processes of one namespace share its tables. */
    private List<Socket> tableOf(long pid, Map<String, List<Socket>> tables) throws IOException {
        Path process = proc.resolve(Long.toString(pid));
        String namespace = Files.readSymbolicLink(process.resolve("ns/net")).toString();
        List<Socket> known = tables.get(namespace);
        if (known == null) {
            known = SocketTable.read(process.resolve("net"));
            tables.put(namespace, known);
        }
        return known;
    }
}

package eu.arete.hub.hosting.proofs;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Addresses outside the machine that the operator had this hub speak to: its database, and what a setting names. */
@Component
class DeclaredPeers {
    private static final int POSTGRESQL = 5432;
    private static final Pattern PEER = Pattern.compile("[A-Za-z0-9.-]{1,253}:[0-9]{1,5}");

    private final List<String> names;

    /**
     * @param database JDBC address; empty for the hub's own server
     * @param more {@code host:port}, separated by commas: a cosigning witness, a token reached by the network
     */
    DeclaredPeers(@Value("${arete.database.url}") String database, @Value("${arete.hosting.peers:}") String more) {
        List<String> all = new ArrayList<>();
        if (database.startsWith("jdbc:")) {
            URI address = URI.create(database.substring("jdbc:".length()));
            if (address.getHost() != null) {
                all.add(address.getHost() + ":" + (address.getPort() < 0 ? POSTGRESQL : address.getPort()));
            }
        }
        for (String peer : more.split(",")) {
            if (!peer.isBlank()) {
                all.add(peer.strip());
            }
        }
        for (String peer : all) {
            if (!PEER.matcher(peer).matches()) {
                throw new IllegalArgumentException(
                        "Cannot read '" + peer + "' in arete.hosting.peers: write host:port, separated by commas");
            }
        }
        this.names = List.copyOf(all);
    }

    List<String> names() {
        return names;
    }

    /** Their addresses as they are now. A name that resolves to nothing lets nobody through. */
    Set<InetSocketAddress> addresses() {
        Set<InetSocketAddress> addresses = new HashSet<>();
        for (String peer : names) {
            int colon = peer.lastIndexOf(':');
            try {
                for (InetAddress address : InetAddress.getAllByName(peer.substring(0, colon))) {
                    addresses.add(new InetSocketAddress(address, Integer.parseInt(peer.substring(colon + 1))));
                }
            } catch (UnknownHostException e) {
                // Not reachable now, so not connected to either.
            }
        }
        return addresses;
    }
}

package eu.arete.desk.form;

import java.net.URI;
import java.util.Set;

/** Where a hub answers desks. */
public final class HubAddress {

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    private HubAddress() {}

    /** @throws IllegalArgumentException when the hub is neither by https nor on this machine */
    public static URI of(URI hub, String path) {
        String host = String.valueOf(hub.getHost());
        if (!"https".equals(hub.getScheme()) && !("http".equals(hub.getScheme()) && LOCAL.contains(host))) {
            throw new IllegalArgumentException("Cannot speak to " + hub + ": https, or http on this machine");
        }
        return URI.create(hub.toString().replaceFirst("/+$", "") + path);
    }
}

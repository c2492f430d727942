package eu.arete.lake.objects.s3;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a lake lies in an object store.
 *
 * @param endpoint scheme, host and port; {@code https}, or {@code http} on this very machine
 * @param region what signatures name; most servers but Amazon's take any
 * @param prefix empty, or a path that ends with {@code /}
 */
public record S3Place(URI endpoint, String region, String bucket, String prefix) {

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*/)*");

    public S3Place {
        String scheme = String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT);
        if (endpoint.getHost() == null
                || endpoint.getUserInfo() != null
                || endpoint.getQuery() != null
                || !String.valueOf(endpoint.getPath()).matches("/?")) {
            throw new IllegalArgumentException("Not an endpoint of an object store: " + endpoint
                    + "; write https://HOST or https://HOST:PORT, without a path or a password");
        }
        if (!scheme.equals("https") && !(scheme.equals("http") && isThisMachine(endpoint.getHost()))) {
            throw new IllegalArgumentException(
                    "Cannot use " + endpoint + ": an object store on another machine is reached by https only");
        }
        if (!BUCKET.matcher(bucket).matches()) {
            throw new IllegalArgumentException("Not the name of a bucket: " + bucket);
        }
        if (!REGION.matcher(region).matches()) {
            throw new IllegalArgumentException("Not the name of a region: " + region);
        }
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "Not a prefix: " + prefix + "; write letters, digits, . _ - and end each part with /");
        }
    }

    /** Addresses only, and the one name that is fixed: a resolver must not decide what goes unencrypted. */
    private static boolean isThisMachine(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        return host.matches("127(\\.[0-9]{1,3}){3}|\\[::1\\]") && isLoopback(host);
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (java.net.UnknownHostException e) {
            return false;
        }
    }

    /** As signatures want it: without the port that goes without saying. */
    String host() {
        int port = endpoint.getPort();
        boolean usual = port < 0 || port == (endpoint.getScheme().equalsIgnoreCase("https") ? 443 : 80);
        return usual ? endpoint.getHost() : endpoint.getHost() + ":" + port;
    }

    /** For people. */
    @Override
    public String toString() {
        return endpoint + " bucket " + bucket + (prefix.isEmpty() ? "" : " prefix " + prefix);
    }
}

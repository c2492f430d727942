package eu.arete.hub;

import eu.arete.lake.objects.LocalObjects;
import eu.arete.lake.objects.ObjectStore;
import eu.arete.lake.objects.UntouchedObjects;
import eu.arete.lake.objects.s3.Patience;
import eu.arete.lake.objects.s3.S3Credentials;
import eu.arete.lake.objects.s3.S3Objects;
import eu.arete.lake.objects.s3.S3Place;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the lake's ciphertext lies: in HOME, or in an object store (docs/adr/0019-object-storage.md). */
@Configuration(proxyBeanMethods = false)
class LakePlace {

    /** Under the hub's prefix, apart from the mark that says whose it is. */
    private static final String LAKE = "lake/";

    @Bean
    ObjectStore lakeObjects(
            Home home,
            SecureRandom random,
            @Value("${arete.lake.storage}") String storage,
            @Value("${arete.lake.s3.endpoint}") String endpoint,
            @Value("${arete.lake.s3.region}") String region,
            @Value("${arete.lake.s3.bucket}") String bucket,
            @Value("${arete.lake.s3.prefix}") String prefix,
            @Value("${arete.lake.s3.credentials}") String credentials,
            @Value("${arete.lake.s3.only-read}") boolean onlyRead)
            throws IOException {
        LakeMark mark = new LakeMark(home, random);
        if (storage.equals("file")) {
            mark.refuseElsewhere();
            return new LocalObjects(home.lake());
        }
        if (!storage.equals("s3")) {
            throw new IllegalStateException(
                    "Not a storage of the lake: arete.lake.storage=" + storage + "; file or s3");
        }
        if (endpoint.isBlank() || bucket.isBlank() || credentials.isBlank()) {
            throw new IllegalStateException(
                    "arete.lake.storage=s3 needs arete.lake.s3.endpoint, arete.lake.s3.bucket and arete.lake.s3.credentials");
        }
        Path file = Path.of(credentials).toAbsolutePath().normalize();
        if (file.startsWith(home.root())) {
            throw new IllegalStateException("Keep " + file + " out of " + home.root() + ", which travels in archives");
        }
        S3Credentials own = S3Credentials.read(file);
        S3Place place = new S3Place(URI.create(endpoint), region, bucket, prefix);
        S3Place lake = new S3Place(place.endpoint(), region, bucket, prefix + LAKE);
        S3Objects objects = new S3Objects(lake, own, Patience.USUAL, Clock.systemUTC());
        mark.agree(new S3Objects(place, own, Patience.USUAL, Clock.systemUTC()), place.toString(), onlyRead);
        return onlyRead ? new UntouchedObjects(objects) : objects;
    }
}

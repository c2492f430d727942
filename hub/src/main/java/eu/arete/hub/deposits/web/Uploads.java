package eu.arete.hub.deposits.web;

import eu.arete.hub.accounts.CurrentActor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.site.NavigationEntry;
import eu.arete.lake.store.Scratch;
import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What forms send lies in memory, not on a disk, until it is sealed. */
@Configuration(proxyBeanMethods = false)
class Uploads {
    static final int MOST_MEGABYTES = 256;

    private static final long MOST = (long) MOST_MEGABYTES << 20;

    @Bean
    MultipartConfigElement multipartConfigElement(Scratch scratch) {
        return new MultipartConfigElement(scratch.within().directory().toString(), MOST, MOST, 1 << 16);
    }

    @Bean
    NavigationEntry depositsNavigation(CurrentActor actor) {
        return new NavigationEntry(
                "/deposits",
                "deposits.nav",
                20,
                () -> actor.find().filter(found -> found.is(Role.PARTNER)).isPresent());
    }

    static String sha256(InputStream bytes) throws IOException {
        try (DigestInputStream in = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("A JDK without SHA-256", e);
        }
    }
}

package eu.arete.hub;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** The hub. Every room is a package beside this class; nothing outside {@code eu.arete.hub} is scanned. */
@SpringBootApplication(proxyBeanMethods = false, exclude = UserDetailsServiceAutoConfiguration.class)
public class Hub {
    public static void main(String[] args) {
        SpringApplication.run(Hub.class, args);
    }
}

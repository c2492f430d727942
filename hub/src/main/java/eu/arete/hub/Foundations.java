package eu.arete.hub;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What every room stands on: a home, a clock, randomness, a database whose tables are up to date, and jobs that run by the clock. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Foundations {
    @Bean
    Home home(@Value("${arete.home}") Path root) {
        return new Home(root);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    @Bean(destroyMethod = "close")
    Database database(
            Home home,
            SecureRandom random,
            @Value("${arete.database.url}") String url,
            @Value("${arete.database.user}") String user,
            @Value("${arete.database.password}") String password,
            @Value("${arete.database.binaries}") String binaries) {
        return Database.open(home, random, url, user, password, binaries);
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource(Database database, @Value("${arete.database.connections}") int connections) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(1);
        pool.setPoolName("hub");
        new Migrations(pool).run();
        return pool;
    }
}

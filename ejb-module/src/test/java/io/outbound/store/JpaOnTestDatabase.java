package io.outbound.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;

/**
 * Entities on a {@link TestDatabase}, in the same transaction as its SQL, as on a server: the entity manager writes when
 * the transaction ends, the database alone commits.
 */
public final class JpaOnTestDatabase implements AutoCloseable {

    private static final Set<String> OURS_TO_DECIDE = Set.of("close", "commit", "rollback", "setAutoCommit");

    private final TestDatabase database;
    private final EntityManagerFactory factory;
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();

    /** @param classes entities, embeddables and converters */
    public JpaOnTestDatabase(TestDatabase database, Class<?>... classes) {
        this.database = database;
        factory = new PersistenceProvider()
                .createContainerEntityManagerFactory(
                        new Unit(
                                dataSource(),
                                Stream.of(classes).map(Class::getName).toList()),
                        Map.of("eclipselink.weaving", "false", "eclipselink.logging.level", "WARNING"));
    }

    /** What a container injects: in each transaction that transaction's own. */
    public EntityManager manager() {
        return (EntityManager) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(current.get(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Rolls back when {@code work} throws. */
    public <T> T inTransaction(Supplier<T> work) {
        return database.inTransaction(() -> {
            try (EntityManager mine = factory.createEntityManager()) {
                mine.getTransaction().begin();
                current.set(mine);
                T result = work.get();
                mine.getTransaction().commit();
                return result;
            } finally {
                current.remove();
            }
        });
    }

    private DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return uncommitted(database.connection());
                    }
                    return method.getReturnType() == int.class ? 0 : null;
                });
    }

    private Connection uncommitted(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    boolean bound = database.isInTransaction();
                    if (OURS_TO_DECIDE.contains(method.getName())
                            && (bound || !method.getName().equals("close"))) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void close() throws SQLException {
        factory.close();
    }

    private record Unit(DataSource getNonJtaDataSource, List<String> getManagedClassNames)
            implements PersistenceUnitInfo {

        @Override
        public String getPersistenceUnitName() {
            return "outbound-on-test-database";
        }

        @Override
        public String getPersistenceProviderClassName() {
            return PersistenceProvider.class.getName();
        }

        @Override
        public PersistenceUnitTransactionType getTransactionType() {
            return PersistenceUnitTransactionType.RESOURCE_LOCAL;
        }

        @Override
        public DataSource getJtaDataSource() {
            return null;
        }

        @Override
        public List<String> getMappingFileNames() {
            return List.of();
        }

        @Override
        public List<URL> getJarFileUrls() {
            return List.of();
        }

        @Override
        public URL getPersistenceUnitRootUrl() {
            return JpaOnTestDatabase.class.getProtectionDomain().getCodeSource().getLocation();
        }

        @Override
        public boolean excludeUnlistedClasses() {
            return true;
        }

        @Override
        public SharedCacheMode getSharedCacheMode() {
            return SharedCacheMode.NONE;
        }

        @Override
        public ValidationMode getValidationMode() {
            return ValidationMode.NONE;
        }

        @Override
        public Properties getProperties() {
            Properties properties = new Properties();
            properties.setProperty("eclipselink.session.customizer", EclipseLinkHabits.class.getName());
            return properties;
        }

        @Override
        public String getPersistenceXMLSchemaVersion() {
            return "3.0";
        }

        @Override
        public ClassLoader getClassLoader() {
            return JpaOnTestDatabase.class.getClassLoader();
        }

        @Override
        public void addTransformer(ClassTransformer transformer) {
            // nothing is woven here
        }

        @Override
        public ClassLoader getNewTempClassLoader() {
            return getClassLoader();
        }
    }
}

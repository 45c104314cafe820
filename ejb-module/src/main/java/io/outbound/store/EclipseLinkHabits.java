package io.outbound.store;

import java.lang.reflect.Field;
import java.sql.Types;
import java.util.UUID;
import org.eclipse.persistence.config.SessionCustomizer;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.sessions.Session;

/**
 * What EclipseLink must do differently. It shall write null into a uuid column: it would announce text, which PostgreSQL
 * refuses. And it shall not try again on a connection that was lost: within a transaction that is the same dead one, and
 * three tries five seconds apart keep a caller waiting for nothing. Named in persistence.xml; on a server with another
 * provider nobody loads this class.
 */
@SuppressWarnings("removal") // its new place is not there yet in Payara Server's EclipseLink 4.0.1
public class EclipseLinkHabits implements SessionCustomizer {

    @Override
    public void customize(Session session) throws NoSuchFieldException {
        session.getLogin().setQueryRetryAttemptCount(0);
        for (ClassDescriptor descriptor : session.getDescriptors().values()) {
            for (DatabaseMapping mapping : descriptor.getMappings()) {
                Field attribute = descriptor.getJavaClass().getDeclaredField(mapping.getAttributeName());
                if (attribute.getType() == UUID.class && mapping.getField() != null) {
                    mapping.getField().setSqlType(Types.OTHER);
                }
            }
        }
    }
}

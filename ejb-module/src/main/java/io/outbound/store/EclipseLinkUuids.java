package io.outbound.store;

import java.lang.reflect.Field;
import java.sql.Types;
import java.util.UUID;
import org.eclipse.persistence.config.SessionCustomizer;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.sessions.Session;

/**
 * Lets EclipseLink write null into a uuid column: it would announce text, which PostgreSQL refuses. Named in
 * persistence.xml; on a server with another provider nobody loads this class.
 */
@SuppressWarnings("removal") // its new place is not there yet in Payara Server's EclipseLink 4.0.1
public class EclipseLinkUuids implements SessionCustomizer {

    @Override
    public void customize(Session session) throws NoSuchFieldException {
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

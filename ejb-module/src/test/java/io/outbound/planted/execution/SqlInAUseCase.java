package io.outbound.planted.execution;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import java.sql.Connection;

@Stateless
@PermitAll
public class SqlInAUseCase {
    Connection connection;
}

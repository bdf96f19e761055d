package io.leasehold.reservation.expression;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/** Names in expressions that are no base attributes: at least one host must have such a capability. */
public final class CapabilityNames {
    private static final String UNKNOWN = """
            select name from unnest($1::text[]) as name
            where not exists (select from host h where h.state = 'REGISTERED' and jsonb_exists(h.capabilities, name))
            """;

    private CapabilityNames() {}

    /** 400 when the condition names a capability that no host has. */
    public static Uni<Void> requireKnown(SqlClient client, HostCondition condition, List<Requirement> requirements) {
        if (condition.capabilities().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] names = condition.capabilities().toArray(String[]::new);
        return client.preparedQuery(UNKNOWN)
                .execute(Tuple.of(names))
                .invoke(unknown -> unknown.forEach(row -> refuse(row.getString("name"), requirements)))
                .replaceWithVoid();
    }

    private static void refuse(String unknown, List<Requirement> requirements) {
        throw ExpressionParser.malformed(requirements.stream()
                .map(Requirement::text)
                .filter(text -> text.contains("$" + unknown))
                .findFirst()
                .orElseThrow());
    }
}

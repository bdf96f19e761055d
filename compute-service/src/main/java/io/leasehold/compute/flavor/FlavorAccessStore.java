package io.leasehold.compute.flavor;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;

/** Rows of the access lists of private flavors. */
@Singleton
class FlavorAccessStore {
    private static final String LIST = "select project_id from flavor_access where flavor_id = $1 order by project_id";
    private static final String ADD = "insert into flavor_access values ($1, $2) on conflict do nothing";
    private static final String REMOVE = "delete from flavor_access where flavor_id = $1 and project_id = $2";
    private static final String CLEAR = "delete from flavor_access where flavor_id = $1";

    Uni<List<String>> projects(SqlClient client, String flavor) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(flavor))
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList());
    }

    /** Adds the project; false when the project is listed already. */
    Uni<Boolean> add(SqlClient client, String flavor, String project) {
        return client.preparedQuery(ADD).execute(Tuple.of(flavor, project)).map(rows -> rows.rowCount() > 0);
    }

    /** Removes the project; false when the project is not listed. */
    Uni<Boolean> remove(SqlClient client, String flavor, String project) {
        return client.preparedQuery(REMOVE).execute(Tuple.of(flavor, project)).map(rows -> rows.rowCount() > 0);
    }

    Uni<Void> clear(SqlClient client, String flavor) {
        return client.preparedQuery(CLEAR).execute(Tuple.of(flavor)).replaceWithVoid();
    }
}

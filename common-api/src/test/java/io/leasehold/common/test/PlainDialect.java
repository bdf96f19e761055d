package io.leasehold.common.test;

import io.leasehold.common.error.ErrorDialect;
import io.leasehold.common.error.Failure;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.util.Map;

/** Error dialect for tests without an API of their own. */
@Singleton
@DefaultBean
class PlainDialect implements ErrorDialect {
    @Override
    public Map<String, Object> body(Failure failure) {
        return Map.of("error", failure.kind().status(), "message", failure.text());
    }
}

package io.leasehold.reservation.request;

import io.leasehold.reservation.demand.Demand;
import io.leasehold.reservation.expression.ExpressionConfig;
import io.leasehold.reservation.expression.ExpressionParser;
import jakarta.inject.Singleton;

/**
 * How much of the expression language this deployment offers to requests (contract section 4.2). What leases hold already
 * stays understood when a deployment offers less than before.
 */
@Singleton
public class Grammar {
    private final ExpressionConfig config;

    Grammar(ExpressionConfig config) {
        this.config = config;
    }

    /** 400 when the demand uses words that are not offered. */
    public void require(Demand demand) {
        if (!config.extended()) {
            demand.requirements().forEach(each -> ExpressionParser.requirePlain(each.text()));
        }
    }
}

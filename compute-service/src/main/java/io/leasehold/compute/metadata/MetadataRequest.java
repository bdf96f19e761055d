package io.leasehold.compute.metadata;

import io.leasehold.common.error.ServiceException;
import io.leasehold.compute.metadata.ServerMetadata.Edit;
import io.leasehold.compute.nova.Fields;
import io.leasehold.compute.nova.Policy;
import io.leasehold.compute.server.MetadataRules;
import java.util.Map;

/**
 * Bodies of requests that change metadata. A key of the service is ignored in a set of entries, and refused when named
 * in the path.
 */
final class MetadataRequest {
    private static final String METADATA = "metadata";
    private static final String META = "meta";

    private MetadataRequest() {}

    /** Reads {@code {"metadata":{…}}} to be added. */
    static Edit merge(Fields body) {
        Map<String, String> entries = MetadataRules.of(body.only(METADATA).object(METADATA));
        return new Edit(entries, MetadataEdit.merge(entries));
    }

    /** Reads {@code {"metadata":{…}}} to replace all entries. */
    static Edit replace(Fields body) {
        Map<String, String> entries = MetadataRules.of(body.only(METADATA).object(METADATA));
        return new Edit(entries, MetadataEdit.replace(entries));
    }

    /** Reads {@code {"meta":{key:…}}} for the key of the path. */
    static Edit put(String key, Fields body) {
        Fields meta = body.only(META).object(META);
        if (meta.names().size() != 1) {
            throw ServiceException.badRequest("Request body must contain exactly one metadata item");
        }
        if (!meta.has(key)) {
            throw ServiceException.badRequest("Request body and URI mismatch");
        }
        requireWritable(key);
        Map<String, String> entries = MetadataRules.of(meta);
        return new Edit(entries, MetadataEdit.merge(entries));
    }

    /** Refuses keys that only the service writes → 403. */
    static void requireWritable(String key) {
        if (MetadataRules.isServiceKey(key)) {
            throw Policy.refusal("server-metadata:" + key);
        }
    }
}

import CaseStores

extension StoreCheck {
    static let publications: [StoreCheck] = [
        StoreCheck("what is published is numbered over all localities, chained, and listed newest first") { bench in
            try expectEqual(try bench.store.publications(PublicationQuery()), [])
            let first = try bench.store.publish([Sample.publication("610100")], bundles: [Sample.bundle])
            let second = try bench.another().publish(
                [Sample.publication("440300"), Sample.publication("610113")], bundles: [])
            try expectEqual((first + second).map(\.number), [1, 2, 3])
            let all = try bench.store.publications(PublicationQuery())
            try expectEqual(all, Array((first + second).reversed()))
            try expectEqual(PublicationRecord.firstBroken(in: all.reversed()), nil)
            try expectEqual(try bench.store.publications(PublicationQuery(locality: "440300")).map(\.number), [2])
            try expectEqual(try bench.store.publications(PublicationQuery(before: 3, limit: 1)).map(\.number), [2])
            try expectEqual(try bench.store.publications(PublicationQuery(workflow: "another")), [])
            try expectEqual(try bench.store.bundle(Sample.bundle.hash), Sample.bundle)
        },
        StoreCheck("rules published over others than those in force are refused, and none of their group is entered") {
            bench in
            let first = try bench.store.publish([Sample.publication("610100")], bundles: [Sample.bundle])
            let late = Sample.publication("610100", replaces: nil)
            let refused = try refusal(of: try bench.store.publish([Sample.publication("440300"), late], bundles: []))
            try expectEqual(refused, first.first.map { .superseded($0) })
            try expectEqual(try bench.store.publications(PublicationQuery()).count, 1)
            let next = Sample.publication("610100", replaces: Sample.bundle.hash)
            try expectEqual(try bench.store.publish([next], bundles: []).map(\.number), [2])
        },
        StoreCheck("a bundle that is not kept cannot be published") { bench in
            try expectEqual(
                try refusal(of: try bench.store.publish([Sample.publication("610100")], bundles: [])), .invalid)
            try expectEqual(try bench.store.publications(PublicationQuery()), [])
        },
        StoreCheck("of many who publish at once one is first and the others are told") { bench in
            let outcomes = try race(workers: 4, on: bench) { store, _ in
                do throws(StoreError) {
                    _ = try store.publish([Sample.publication("610100")], bundles: [Sample.bundle])
                    return StoreError.Code?.none
                } catch {
                    return error.code
                }
            }
            try expectEqual(outcomes.count { $0 == nil }, 1, "published")
            let first = try bench.store.publications(PublicationQuery()).first
            try expectEqual(outcomes.count { $0 == first.map { .superseded($0) } }, 3, "told")
            try expectEqual(try bench.store.publications(PublicationQuery()).count, 1)
        },
    ]
}

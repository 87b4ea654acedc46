import ArgumentParser
import CaseEngine
import Diagnostics
import Workflows

struct WorkflowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workflow",
        abstract: say(
            zh: "流程：检查、检验、查看、解释、画图、发布、迁移", en: "Workflows: check, test, show, explain, draw, publish, migrate"),
        subcommands: [
            WorkflowCheck.self, WorkflowTest.self, WorkflowList.self, WorkflowShow.self, WorkflowDescribe.self,
            WorkflowExplain.self,
            WorkflowDiffCommand.self,
            WorkflowSchema.self,
            WorkflowGraph.self, WorkflowExport.self, WorkflowPreview.self, WorkflowPublish.self,
            WorkflowPublications.self, WorkflowRollback.self, WorkflowMigrate.self, WorkflowBacktest.self,
        ])
}

/// The workflow and the locality that a verb is about.
struct WorkflowChoice: ParsableArguments {
    @OptionGroup var named: WorkflowOption
    @OptionGroup var place: LocalityOption

    var workflow: String? { named.workflow }
    var locality: String? { place.locality }

    init() {}

    /// The bundle that a case opened now would begin with.
    func bundle(_ session: Session) throws -> WorkflowBundle {
        try session.bundle(workflow, locality: locality)
    }
}

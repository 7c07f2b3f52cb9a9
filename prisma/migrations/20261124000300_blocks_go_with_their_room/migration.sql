-- A room or machine that a business gives up takes its blocks along: time kept free on something that is gone says
-- nothing to anybody, and with NO ACTION the configuration API could not remove a resource that had ever been blocked.
-- Staff members stay as they are: somebody with blocks rests instead of vanishing, like everybody with a past.

-- DropForeignKey
ALTER TABLE "block" DROP CONSTRAINT "block_tenant_id_unit_id_fkey";

-- AddForeignKey
ALTER TABLE "block" ADD CONSTRAINT "block_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "resource_unit"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

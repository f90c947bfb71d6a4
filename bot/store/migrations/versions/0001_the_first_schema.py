"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None


def upgrade() -> None:
    """Apply the change."""
    op.create_table('account',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('workspace', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('name_key', sa.String(), nullable=False),
    sa.Column('platform', sa.String(), nullable=False),
    sa.Column('is_sample', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('workspace', 'name_key', name='uq_account_workspace_name')
    )
    op.create_table('delivery',
    sa.Column('platform', sa.String(), nullable=False),
    sa.Column('workspace', sa.String(), nullable=False),
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('platform', 'workspace', 'id')
    )
    with op.batch_alter_table('delivery', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_delivery_at'), ['at'], unique=False)

    op.create_table('import',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('file_name', sa.String(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('rows_read', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('account_id', 'sha256', name='uq_import_account_sha256'),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('import', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_import_account_id'), ['account_id'], unique=False)

    op.create_table('link',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('platform', sa.String(), nullable=False),
    sa.Column('workspace', sa.String(), nullable=False),
    sa.Column('channel', sa.String(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('platform', 'workspace', 'channel', 'account_id', name='uq_link')
    )
    op.create_table('post',
    sa.Column('reach', sa.Float(), nullable=True),
    sa.Column('organic_reach', sa.Float(), nullable=True),
    sa.Column('boosted_reach', sa.Float(), nullable=True),
    sa.Column('impressions', sa.Float(), nullable=True),
    sa.Column('views', sa.Float(), nullable=True),
    sa.Column('engagements', sa.Float(), nullable=True),
    sa.Column('likes', sa.Float(), nullable=True),
    sa.Column('reactions', sa.Float(), nullable=True),
    sa.Column('comments', sa.Float(), nullable=True),
    sa.Column('replies', sa.Float(), nullable=True),
    sa.Column('shares', sa.Float(), nullable=True),
    sa.Column('reposts', sa.Float(), nullable=True),
    sa.Column('saves', sa.Float(), nullable=True),
    sa.Column('follows', sa.Float(), nullable=True),
    sa.Column('unfollows', sa.Float(), nullable=True),
    sa.Column('clicks', sa.Float(), nullable=True),
    sa.Column('link_clicks', sa.Float(), nullable=True),
    sa.Column('photo_clicks', sa.Float(), nullable=True),
    sa.Column('other_clicks', sa.Float(), nullable=True),
    sa.Column('profile_clicks', sa.Float(), nullable=True),
    sa.Column('hashtag_clicks', sa.Float(), nullable=True),
    sa.Column('permalink_clicks', sa.Float(), nullable=True),
    sa.Column('detail_expands', sa.Float(), nullable=True),
    sa.Column('profile_views', sa.Float(), nullable=True),
    sa.Column('app_opens', sa.Float(), nullable=True),
    sa.Column('app_installs', sa.Float(), nullable=True),
    sa.Column('media_views', sa.Float(), nullable=True),
    sa.Column('media_engagements', sa.Float(), nullable=True),
    sa.Column('engaged_views', sa.Float(), nullable=True),
    sa.Column('video_views', sa.Float(), nullable=True),
    sa.Column('video_views_3s', sa.Float(), nullable=True),
    sa.Column('video_views_60s', sa.Float(), nullable=True),
    sa.Column('unique_viewers', sa.Float(), nullable=True),
    sa.Column('watch_hours', sa.Float(), nullable=True),
    sa.Column('subscribers', sa.Float(), nullable=True),
    sa.Column('subscribers_gained', sa.Float(), nullable=True),
    sa.Column('subscribers_lost', sa.Float(), nullable=True),
    sa.Column('dislikes', sa.Float(), nullable=True),
    sa.Column('negative_feedback', sa.Float(), nullable=True),
    sa.Column('followers', sa.Float(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('platform_id', sa.String(), nullable=False),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('certainty', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('link', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('account_id', 'platform_id', name='uq_post_account_platform_id')
    )
    with op.batch_alter_table('post', schema=None) as batch_op:
        batch_op.create_index('ix_post_account_published', ['account_id', 'published_at'], unique=False)

    op.create_table('accountday',
    sa.Column('reach', sa.Float(), nullable=True),
    sa.Column('organic_reach', sa.Float(), nullable=True),
    sa.Column('boosted_reach', sa.Float(), nullable=True),
    sa.Column('impressions', sa.Float(), nullable=True),
    sa.Column('views', sa.Float(), nullable=True),
    sa.Column('engagements', sa.Float(), nullable=True),
    sa.Column('likes', sa.Float(), nullable=True),
    sa.Column('reactions', sa.Float(), nullable=True),
    sa.Column('comments', sa.Float(), nullable=True),
    sa.Column('replies', sa.Float(), nullable=True),
    sa.Column('shares', sa.Float(), nullable=True),
    sa.Column('reposts', sa.Float(), nullable=True),
    sa.Column('saves', sa.Float(), nullable=True),
    sa.Column('follows', sa.Float(), nullable=True),
    sa.Column('unfollows', sa.Float(), nullable=True),
    sa.Column('clicks', sa.Float(), nullable=True),
    sa.Column('link_clicks', sa.Float(), nullable=True),
    sa.Column('photo_clicks', sa.Float(), nullable=True),
    sa.Column('other_clicks', sa.Float(), nullable=True),
    sa.Column('profile_clicks', sa.Float(), nullable=True),
    sa.Column('hashtag_clicks', sa.Float(), nullable=True),
    sa.Column('permalink_clicks', sa.Float(), nullable=True),
    sa.Column('detail_expands', sa.Float(), nullable=True),
    sa.Column('profile_views', sa.Float(), nullable=True),
    sa.Column('app_opens', sa.Float(), nullable=True),
    sa.Column('app_installs', sa.Float(), nullable=True),
    sa.Column('media_views', sa.Float(), nullable=True),
    sa.Column('media_engagements', sa.Float(), nullable=True),
    sa.Column('engaged_views', sa.Float(), nullable=True),
    sa.Column('video_views', sa.Float(), nullable=True),
    sa.Column('video_views_3s', sa.Float(), nullable=True),
    sa.Column('video_views_60s', sa.Float(), nullable=True),
    sa.Column('unique_viewers', sa.Float(), nullable=True),
    sa.Column('watch_hours', sa.Float(), nullable=True),
    sa.Column('subscribers', sa.Float(), nullable=True),
    sa.Column('subscribers_gained', sa.Float(), nullable=True),
    sa.Column('subscribers_lost', sa.Float(), nullable=True),
    sa.Column('dislikes', sa.Float(), nullable=True),
    sa.Column('negative_feedback', sa.Float(), nullable=True),
    sa.Column('followers', sa.Float(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('import_id', sa.Integer(), nullable=False),
    sa.Column('posts', sa.Float(), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['import_id'], ['import.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('account_id', 'day', 'import_id', name='uq_account_day_import')
    )
    with op.batch_alter_table('accountday', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_accountday_import_id'), ['import_id'], unique=False)

    op.create_table('postsnapshot',
    sa.Column('reach', sa.Float(), nullable=True),
    sa.Column('organic_reach', sa.Float(), nullable=True),
    sa.Column('boosted_reach', sa.Float(), nullable=True),
    sa.Column('impressions', sa.Float(), nullable=True),
    sa.Column('views', sa.Float(), nullable=True),
    sa.Column('engagements', sa.Float(), nullable=True),
    sa.Column('likes', sa.Float(), nullable=True),
    sa.Column('reactions', sa.Float(), nullable=True),
    sa.Column('comments', sa.Float(), nullable=True),
    sa.Column('replies', sa.Float(), nullable=True),
    sa.Column('shares', sa.Float(), nullable=True),
    sa.Column('reposts', sa.Float(), nullable=True),
    sa.Column('saves', sa.Float(), nullable=True),
    sa.Column('follows', sa.Float(), nullable=True),
    sa.Column('unfollows', sa.Float(), nullable=True),
    sa.Column('clicks', sa.Float(), nullable=True),
    sa.Column('link_clicks', sa.Float(), nullable=True),
    sa.Column('photo_clicks', sa.Float(), nullable=True),
    sa.Column('other_clicks', sa.Float(), nullable=True),
    sa.Column('profile_clicks', sa.Float(), nullable=True),
    sa.Column('hashtag_clicks', sa.Float(), nullable=True),
    sa.Column('permalink_clicks', sa.Float(), nullable=True),
    sa.Column('detail_expands', sa.Float(), nullable=True),
    sa.Column('profile_views', sa.Float(), nullable=True),
    sa.Column('app_opens', sa.Float(), nullable=True),
    sa.Column('app_installs', sa.Float(), nullable=True),
    sa.Column('media_views', sa.Float(), nullable=True),
    sa.Column('media_engagements', sa.Float(), nullable=True),
    sa.Column('engaged_views', sa.Float(), nullable=True),
    sa.Column('video_views', sa.Float(), nullable=True),
    sa.Column('video_views_3s', sa.Float(), nullable=True),
    sa.Column('video_views_60s', sa.Float(), nullable=True),
    sa.Column('unique_viewers', sa.Float(), nullable=True),
    sa.Column('watch_hours', sa.Float(), nullable=True),
    sa.Column('subscribers', sa.Float(), nullable=True),
    sa.Column('subscribers_gained', sa.Float(), nullable=True),
    sa.Column('subscribers_lost', sa.Float(), nullable=True),
    sa.Column('dislikes', sa.Float(), nullable=True),
    sa.Column('negative_feedback', sa.Float(), nullable=True),
    sa.Column('followers', sa.Float(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('post_id', sa.Integer(), nullable=False),
    sa.Column('import_id', sa.Integer(), nullable=False),
    sa.Column('taken_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('certainty', sa.String(), nullable=True),
    sa.Column('kind', sa.String(), nullable=True),
    sa.Column('text', sa.String(), nullable=True),
    sa.Column('link', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['import_id'], ['import.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['post_id'], ['post.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('post_id', 'import_id', name='uq_snapshot_post_import')
    )
    with op.batch_alter_table('postsnapshot', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_postsnapshot_import_id'), ['import_id'], unique=False)



def downgrade() -> None:
    """Take the change back."""
    with op.batch_alter_table('postsnapshot', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_postsnapshot_import_id'))

    op.drop_table('postsnapshot')
    with op.batch_alter_table('accountday', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_accountday_import_id'))

    op.drop_table('accountday')
    with op.batch_alter_table('post', schema=None) as batch_op:
        batch_op.drop_index('ix_post_account_published')

    op.drop_table('post')
    op.drop_table('link')
    with op.batch_alter_table('import', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_import_account_id'))

    op.drop_table('import')
    with op.batch_alter_table('delivery', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_delivery_at'))

    op.drop_table('delivery')
    op.drop_table('account')

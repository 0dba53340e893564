def helper(value)
  expect(value).to eq('right')
end

RSpec.describe 'nested' do
  it('fails in a helper') { helper('wrong') }
  it('passes deep') {}
end
